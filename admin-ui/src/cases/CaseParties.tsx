import { Box, Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { reporterRevealers } from '../../../domain/people/revealers.ts';
import { RevealDialog } from '../households/RevealDialog.tsx';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import type { Incident, PersonName } from './incident.ts';
import { Section } from './Section.tsx';

/** Everybody who has to do with the case: who reported it, who handles it, who helps, who answers for it, who follows it. */
export const CaseParties = ({ record }: { record: Incident & { chief?: PersonName | null; followUps?: (PersonName | null)[] } }) => {
  const { t, named, word } = useWords();
  const { reporter } = record;
  const reported = reporter && [reporter.onBehalf ? (reporter.name ?? t('record.anonymous')) : (reporter.person?.name ?? reporter.name ?? t('record.anonymous')), reporter.phone, word('channel', record.channel), reporter.onBehalf ? [reporter.person?.name, t('parties.onBehalf')].filter(Boolean).join(' ') : ''].filter(Boolean).join(' · ');
  const everybody: [string, ReactNode][] = [
    [t('record.reporter'), reported && <>{reported}<PlainReporter record={record} /></>],
    [t('record.lead'), [named(record.lead), record.person?.name].filter(Boolean).join(' · ')],
    [t('record.assist'), record.assist?.map((unit) => named(unit)).join('、')],
    [t('parties.chief'), record.chief?.name],
    [t('parties.followUps'), record.followUps?.map((person) => person?.name).filter(Boolean).join('、')],
  ];
  const parties = everybody.filter(([, who]) => who);
  if (parties.length === 0) return null;
  return (
    <Section title={t('parties.title')}>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, m: 0, '& dt': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
        {parties.map(([what, who]) => <Box key={what} sx={{ display: 'contents' }}><dt>{what}</dt><dd>{who}</dd></Box>)}
      </Box>
    </Section>
  );
};

/** The number to call, in plain, for a purpose. */
const PlainReporter = ({ record: { id, reporter } }: { record: Incident }) => {
  const { t } = useWords();
  const roles = useRoles();
  const [open, setOpen] = useState(false);
  if (!(reporter?.phone || reporter?.name) || !reporterRevealers.some((role) => roles.includes(role))) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)} size="small" sx={{ ml: 1 }} aria-label={t('parties.revealReporter')}>{t('households.reveal')}</Button>
      {open ? <RevealDialog target={`incident:${id}`} name={reporter.name ?? t('record.reporter')} offered={['phone', 'name']} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
