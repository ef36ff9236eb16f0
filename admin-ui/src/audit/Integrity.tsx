import { Alert, Box, Button, Typography } from '@mui/material';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { faultWords } from './fault.ts';
import { HashCheck } from './HashCheck.tsx';
import type { Subject } from './subject.ts';
import type { Integrity as Checked } from './useIntegrity.ts';

/** What was checked, by whom, and what does not add up. */
export const Integrity = ({ subject, checked, count, head }: { subject: Subject; checked: Checked; count: number; head: string }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const { link, told, verified, error, mayVerify, mayExport, setHere, verify, checking } = checked;
  return (
    <Section title={t('replay.integrity')} side={mayVerify ? <Button size="small" onClick={verify} disabled={checking}>{t('replay.verify')}</Button> : null}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        <Typography component="li" variant="body2">{link === undefined ? t('replay.linksHold', { count }) : t('replay.linkBroken', { seq: link })}</Typography>
        <Typography component="li" variant="body2">{told === undefined ? t('replay.foldWaits') : told ? t('replay.foldSame') : t('replay.foldDiffers')}</Typography>
        <Typography component="li" variant="body2">
          {!mayVerify ? t('replay.hashesElsewhere') : error ? why(error) : !verified ? t('replay.checking') : verified.broken.length === 0 ? t('replay.hashesHold', { count: verified.checked, ms: verified.tookMs }) : t('replay.hashesBroken', { count: verified.broken.length })}
        </Typography>
      </Box>
      {verified && verified.broken.length > 0 ? (
        <Alert severity="error" variant="outlined" sx={{ mt: 1 }}>
          {verified.broken.slice(0, 5).map((one) => <div key={`${one.seq} ${one.what}`}>{t('replay.fault', { seq: one.seq, what: faultWords(t, one.what) })}</div>)}
        </Alert>
      ) : null}
      <Typography variant="caption" component="p" color="text.secondary" sx={{ overflowWrap: 'anywhere', pt: 0.5 }}>{t('replay.headHash', { head })}</Typography>
      {mayExport ? <HashCheck subject={subject} onBroken={setHere} /> : null}
    </Section>
  );
};
