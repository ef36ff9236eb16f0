import { Box } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Incident, PersonName } from './incident.ts';
import { Section } from './Section.tsx';

/** Everybody who has to do with the case: who reported it, who handles it, who helps, who answers for it, who follows it. */
export const CaseParties = ({ record }: { record: Incident & { chief?: PersonName | null; followUps?: (PersonName | null)[] } }) => {
  const { t, named, word } = useWords();
  const { reporter } = record;
  const reported = reporter && [reporter.person?.name ?? reporter.name ?? t('record.anonymous'), reporter.phone, reporter.onBehalf ? t('parties.onBehalf') : '', word('channel', record.channel)].filter(Boolean).join(' · ');
  const parties = [
    [t('record.reporter'), reported],
    [t('record.lead'), [named(record.lead), record.person?.name].filter(Boolean).join(' · ')],
    [t('record.assist'), record.assist?.map((unit) => named(unit)).join('、')],
    [t('parties.chief'), record.chief?.name],
    [t('parties.followUps'), record.followUps?.map((person) => person?.name).filter(Boolean).join('、')],
  ].filter(([, who]) => who);
  if (parties.length === 0) return null;
  return (
    <Section title={t('parties.title')}>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, m: 0, '& dt': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
        {parties.map(([what, who]) => <Box key={what} sx={{ display: 'contents' }}><dt>{what}</dt><dd>{who}</dd></Box>)}
      </Box>
    </Section>
  );
};
