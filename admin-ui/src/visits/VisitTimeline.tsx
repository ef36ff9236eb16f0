import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState } from 'react-admin';
import { wholeLedger } from '../audit/record.ts';
import { ReplayLink } from '../audit/ReplayLink.tsx';
import { TimelineLine } from '../cases/TimelineLine.tsx';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import type { Visit } from './visit.ts';

/** Everything that was written down about a visit, in the ledger's own words, oldest first. */
export const VisitTimeline = ({ visit }: { visit: Visit }) => {
  const { t } = useWords();
  const [locale] = useLocaleState();
  const { data: lines = [], isPending } = useQuery({
    queryKey: ['visits', 'ledger', visit.id, visit.seq, locale], queryFn: ({ signal }) => wholeLedger({ kind: 'visit', id: visit.id }, signal), refetchOnWindowFocus: false, placeholderData: (before) => before,
  });
  return (
    <Section title={t('timeline.title')} side={lines.length > 0 ? <ReplayLink kind="visit" record={visit} /> : null}>
      {lines.length === 0 && !isPending ? <Typography color="text.secondary">{t('replay.untouched')}</Typography> : null}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>{lines.map((entry) => <TimelineLine key={entry.seq} entry={entry} />)}</ol>
    </Section>
  );
};
