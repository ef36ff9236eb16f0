import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import type { Clock } from './incident.ts';

const ExplainedClock = lazy(() => import('../clock/ExplainedClock.tsx'));

type Sum = Pick<Clock, 'explain' | 'usedSeconds' | 'leftSeconds' | 'due'> & { name?: string; rungs?: { rung: string | number; at: string | null; reachedAt?: string | null }[] };

/** The whole sum: a bar with a sentence for every stretch of time, and the same as a table. */
export const ClockExplained = ({ clock }: { clock: Sum }) => {
  const { t } = useWords();
  const [table, setTable] = useState(false);
  return (
    <>
      <Suspense fallback={<Typography color="text.secondary">{t('ra.page.loading')}</Typography>}><ExplainedClock clock={clock} /></Suspense>
      {clock.explain?.length ? <Button size="small" aria-expanded={table} onClick={() => setTable(!table)}>{t(table ? 'clocks.hide' : 'clock.table')}</Button> : null}
      {table ? <SumTable clock={clock} /> : null}
    </>
  );
};

const SumTable = ({ clock }: { clock: Sum }) => {
  const { t, at, hours, word } = useWords();
  const label = t('clocks.sum', { clock: clock.name ? word('clock', clock.name) : '' });
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {['from', 'to', 'kind', 'seconds', 'why', 'line'].map((head) => <TableCell key={head}>{t(`clocks.${head}`)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {(clock.explain ?? []).map((stretch) => (
            <TableRow key={`${stretch.from} ${stretch.kind}`} sx={{ '& td': { whiteSpace: 'nowrap', color: stretch.kind === 'counted' ? 'text.primary' : 'text.secondary' } }}>
              <TableCell>{at(stretch.from)}</TableCell>
              <TableCell>{at(stretch.to)}</TableCell>
              <TableCell>{word('stretch', stretch.extended ? 'extended' : stretch.kind)}</TableCell>
              <TableCell>{hours(stretch.seconds)}</TableCell>
              <TableCell>{stretch.why === 'extended' ? '' : stretch.why}</TableCell>
              <TableCell>{stretch.seq ? `#${stretch.seq}` : ''}</TableCell>
            </TableRow>
          ))}
          <TableRow sx={{ '& td': { fontWeight: 700 } }}>
            <TableCell colSpan={3}>{t('clocks.total')}</TableCell>
            <TableCell colSpan={3}>{hours(clock.usedSeconds)}</TableCell>
          </TableRow>
        </TableBody>
      </Table>
    </Box>
  );
};
