import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { Clock } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';
import { clockKey } from './clock-key.ts';

/** The bars in words. */
export const ClockTable = ({ clocks }: { clocks: readonly Clock[] }) => {
  const { t, word, at, hours, budget } = useWords();
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('replay.bars')}>
      <Table size="small" aria-label={t('replay.bars')}>
        <TableHead>
          <TableRow>{['which', 'state', 'start', 'budget', 'used', 'left', 'due', 'rungs'].map((head) => <TableCell key={head}>{t(`replay.head.${head}`)}</TableCell>)}</TableRow>
        </TableHead>
        <TableBody>
          {clocks.map((clock) => (
            <TableRow key={clockKey(clock)} sx={{ '& td': { whiteSpace: 'nowrap' } }}>
              <TableCell>{word('clock', clock.name)}{clock.round > 1 ? ` ${t('clocks.round', { round: clock.round })}` : ''}</TableCell>
              <TableCell>{t(`clocks.state.${clock.state}`)}</TableCell>
              <TableCell>{at(clock.startedAt)}</TableCell>
              <TableCell>{budget(clock.budget)}</TableCell>
              <TableCell>{hours(clock.usedSeconds)}</TableCell>
              <TableCell>{clock.leftSeconds < 0 ? t('time.over', { span: hours(clock.leftSeconds) }) : hours(clock.leftSeconds)}</TableCell>
              <TableCell>{clock.due ? `${at(clock.due)}${clock.provisional ? ` ${t('time.provisional')}` : ''}` : t('clocks.noDue')}</TableCell>
              <TableCell>{(clock.rungs ?? []).filter(({ reachedAt }) => reachedAt).map(({ rung, reachedAt }) => `${rung} ${at(reachedAt)}`).join('；') || '–'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
