import { Box, Button, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../dataProvider.ts';
import { ReplayLink } from '../audit/ReplayLink.tsx';
import { useWords } from '../i18n/words.ts';
import type { Incident } from './incident.ts';
import { Section } from './Section.tsx';
import { TimelineLine } from './TimelineLine.tsx';

/** Everything that happened, in the ledger's own words, oldest first. */
export const CaseTimeline = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  const door = useDataProvider<DeskProvider>();
  const lines = useInfiniteQuery({
    queryKey: ['incidents', 'ledger', record.id, record.seq],
    queryFn: ({ pageParam }) => door.ledger(record.id, pageParam),
    initialPageParam: undefined as string | number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const entries = lines.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('timeline.title')} side={<ReplayLink record={record} />}>
      {entries.length === 0 && !lines.isPending ? <Typography color="text.secondary">{t('timeline.none')}</Typography> : null}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entries.map((entry) => <TimelineLine key={entry.seq} entry={entry} />)}
      </Box>
      {lines.hasNextPage ? <Button onClick={() => lines.fetchNextPage()}>{t('timeline.more')}</Button> : null}
    </Section>
  );
};
