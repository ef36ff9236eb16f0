import { Alert, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Incident } from './incident.ts';
import { Section } from './Section.tsx';
import { usePackOf } from './usePackOf.ts';

/** 调解卷宗: its step and until when, who sat together and when, whether both agree to go on. */
export const CaseMediation = ({ record }: { record: Incident }) => {
  const { t, at, named, word } = useWords();
  const pack = usePackOf(record.mediation ? record : undefined);
  const { mediation } = record;
  if (!mediation) return null;
  const stepName = (rung: number) => named(pack?.profiles[record.profile ?? '']?.mediationRungs?.[rung - 1]) || t('dispute.above');
  return (
    <Section title={t('dispute.title')}>
      <Typography>{t('dispute.step', { rung: mediation.rung, name: stepName(mediation.rung), at: at(mediation.since) })}</Typography>
      <Typography variant="body2" color="text.secondary">{t(mediation.consents ? 'dispute.consents' : 'dispute.noConsent')}</Typography>
      {mediation.capped && !mediation.consents ? <Alert severity="warning" variant="outlined" sx={{ my: 1 }}>{t('dispute.capped')}</Alert> : null}
      {record.signs?.length ? <Alert severity="error" variant="outlined" sx={{ my: 1 }}>{t('dispute.red', { signs: record.signs.map((sign) => word('sign', sign)).join(t('dispute.comma')) })}</Alert> : null}
      {mediation.parties.length > 0 ? <Typography variant="body2">{t('dispute.parties', { names: mediation.parties.join(t('dispute.comma')) })}</Typography> : null}
      {mediation.sittings.length === 0 ? <Typography variant="body2" color="text.secondary">{t('dispute.noSitting')}</Typography> : null}
      {mediation.sittings.map((sitting, nth) => (
        <Typography key={sitting.seq} variant="body2">{t('dispute.sitting', { number: nth + 1, at: at(sitting.heldAt), name: stepName(sitting.rung), seq: sitting.seq })}</Typography>
      ))}
      {mediation.remedies ? <Typography variant="body2">{t('dispute.remedies', { text: mediation.remedies })}</Typography> : null}
    </Section>
  );
};
