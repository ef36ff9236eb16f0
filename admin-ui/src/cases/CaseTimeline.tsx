import { Box, Button, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../dataProvider.ts';
import { ReplayLink } from '../audit/ReplayLink.tsx';
import { useWords } from '../i18n/words.ts';
import { tints } from '../theme/colours.ts';
import type { Entry, Incident } from './incident.ts';
import { Section } from './Section.tsx';

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
        {entries.map((entry) => <Line key={entry.seq} entry={entry} />)}
      </Box>
      {lines.hasNextPage ? <Button onClick={() => lines.fetchNextPage()}>{t('timeline.more')}</Button> : null}
    </Section>
  );
};

const tintOf = { person: 'teal', clock: 'violet', system: 'violet', resident: 'blue' } as const;

const Line = ({ entry }: { entry: Entry }) => {
  const { t, at, word } = useWords();
  const mode = useTheme().palette.mode;
  const tint = tints[mode][tintOf[entry.actor.kind] ?? 'paper'];
  const late = (Date.parse(entry.recordedAt) - Date.parse(entry.at)) / 1000 > 300;
  const who = [entry.actor.name ?? word('actor', entry.actor.kind), word('role', entry.actor.role)].filter(Boolean).join(' · ');
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '28px 1fr', gap: 1, py: 0.75 }}>
      <Box aria-hidden sx={{ width: 28, height: 28, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: 13, bgcolor: tint.bg, color: tint.fg }}>
        {t(`timeline.actor.${entry.actor.kind}`)}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{entry.words ?? entry.type}</Typography>
        <Typography variant="caption" color="text.secondary" component="p" title={t('timeline.line', { seq: entry.seq })}>
          {at(entry.at)} · {who}
          {entry.dueAt ? ` · ${t('timeline.owed', { at: at(entry.dueAt) })}` : ''}
          {late ? ` · ${t('timeline.recorded', { at: at(entry.recordedAt) })}` : ''}
        </Typography>
      </Box>
    </Box>
  );
};
