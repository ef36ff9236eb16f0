import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';
import { Evidence } from './Evidence.tsx';
import type { Incident } from './incident.ts';
import { Section } from './Section.tsx';

export const CaseFacts = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  return (
    <Section title={t('record.facts')}>
      {record.description ? <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', pb: 1.5, fontSize: '0.9375rem' }}>{record.description}</Typography> : null}
      <Evidence hashes={record.evidence ?? []} />
      <Facts record={record} />
    </Section>
  );
};

const Facts = ({ record }: { record: Incident }) => {
  const { t, named, word, at } = useWords();
  const { location } = record;
  const place = [record.address, location && t('record.coordinates', { lng: location.lng.toFixed(5), lat: location.lat.toFixed(5) })].filter(Boolean).join(' · ');
  const facts: [string, ReactNode][] = [
    ['place', place],
    ['grid', named(record.grid)],
    ['area', record.area?.id === record.grid?.id ? '' : named(record.area)],
    ['channel', word('channel', record.channel)],
    ['result', useResult(record)],
    ['counts', useCounts(record)],
    ['profile', record.profile],
    ['pack', record.pack ? `${record.pack.id} ${record.pack.version}` : ''],
    ['updatedAt', at(record.updatedAt)],
  ];
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: { xs: 'auto 1fr', sm: 'auto 1fr auto 1fr' }, columnGap: 2, rowGap: 0.5, m: 0, '& dt': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
      {facts.filter(([, value]) => value).map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <dt>{t(`record.${name}`)}</dt>
          <dd>{value}</dd>
        </Box>
      ))}
    </Box>
  );
};

function useResult({ result, resultText, plannedFor }: Incident): string {
  const { word } = useWords();
  return [word('result', result), resultText, plannedFor].filter(Boolean).join(' · ');
}

function useCounts({ counts }: Incident): string {
  const { t } = useWords();
  return (['rework', 'returned', 'reopened', 'extended'] as const)
    .filter((name) => (counts?.[name] ?? 0) > 0)
    .map((name) => t(`record.${name}`, { count: counts?.[name] }))
    .join(' · ');
}
