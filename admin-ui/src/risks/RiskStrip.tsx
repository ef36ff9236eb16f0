import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { monthsOf, type RiskLine } from './risk.ts';
import { RiskColour } from './RiskColour.tsx';

/** A cell a month with shape and word: a table, so that it reads the same aloud. */
export const RiskStrip = ({ lines }: { lines: readonly RiskLine[] }) => {
  const { t } = useWords();
  const [now] = useState(() => Date.now());
  const months = monthsOf(lines, now);
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('risks.strip')}>
      <Table size="small">
        <TableHead><TableRow>{months.map(({ month }) => <TableCell key={month} align="center">{month}</TableCell>)}</TableRow></TableHead>
        <TableBody><TableRow>{months.map(({ month, colour, over }) => <TableCell key={month} align="center">{over ? t('risks.stage.struckOff') : colour ? <RiskColour colour={colour} /> : '—'}</TableCell>)}</TableRow></TableBody>
      </Table>
    </Box>
  );
};
