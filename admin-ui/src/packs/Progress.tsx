import { Box, Card, LinearProgress, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Reprojection } from './rules.ts';

/** How far running clocks went over to each version of their calendar. */
export const Progress = ({ reprojections }: { reprojections: Reprojection[] }) => {
  const { t } = useWords();
  return (
    <Card component="section" aria-labelledby="progress-title" sx={{ p: 2, display: 'grid', gap: 1 }}>
      <Typography id="progress-title" component="h2" sx={{ fontWeight: 700 }}>{t('calendar.progress')}</Typography>
      {reprojections.length === 0 ? <Typography variant="body2" color="text.secondary">{t('calendar.noProgress')}</Typography> : null}
      {reprojections.map((one) => <Run key={`${one.version} ${one.createdAt}`} run={one} />)}
    </Card>
  );
};

const Run = ({ run }: { run: Reprojection }) => {
  const { t, at } = useWords();
  const { version, total, done, finishedAt, supersededBy } = run;
  const said =
    supersededBy !== null ? t('calendar.superseded', { version, by: supersededBy })
    : finishedAt ? t('calendar.finished', { version, done, at: at(finishedAt, true) })
    : total === null ? t('calendar.counting', { version })
    : t('calendar.running', { version, done, total });
  const going = !finishedAt && supersededBy === null;
  return (
    <Box>
      <Typography variant="body2" id={`run-${version}`} role={going ? 'status' : undefined}>{said}</Typography>
      {going ? <LinearProgress aria-labelledby={`run-${version}`} {...(total ? { variant: 'determinate' as const, value: Math.min(100, (done / total) * 100) } : {})} sx={{ mt: 0.5 }} /> : null}
    </Box>
  );
};
