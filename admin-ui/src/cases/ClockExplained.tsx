import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Clock } from './incident.ts';

type Sum = Pick<Clock, 'explain' | 'usedSeconds'> & { name?: string };

/** The whole sum: every stretch of time, counted or not, and why. */
export const ClockExplained = ({ clock }: { clock: Sum }) => {
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
