import { Box, Typography } from '@mui/material';
import { worklistsFor, type Worklist } from '../cases/worklists.ts';
import { useWords } from '../i18n/words.ts';
import { AtHand } from './AtHand.tsx';

/** What presses: what ends today, what is late, who waits for a word. In the order of a day's end. */
const pressing: readonly Worklist['name'][] = ['dueToday', 'overdue', 'waiting'];

/** What to do next, for whoever has work lists at all. */
export const NextUp = ({ roles }: { roles: string[] }) => {
  const { t } = useWords();
  const mine = worklistsFor(roles);
  const lists = pressing.flatMap((name) => mine.filter((list) => list.name === name));
  if (lists.length === 0) return null;
  return (
    <Box sx={{ pt: 3 }}>
      <Typography variant="h6" component="h2" sx={{ pb: 1 }}>{t('atHand.title')}</Typography>
      <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: `repeat(${lists.length}, minmax(0,1fr))` } }}>
        {lists.map((list) => <AtHand key={list.name} list={list} />)}
      </Box>
    </Box>
  );
};
