import { Box, Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Counts } from './duty.ts';

const columns = ['done', 'late', 'left', 'overdue', 'missed', 'excused'] as const;

/** Of what is over and was not excused, the part that was done. */
const percent = ({ done, late, overdue, missed }: Counts): string => {
  const all = done + late + overdue + missed;
  return all === 0 ? '–' : `${Math.floor(((done + late) * 100) / all)}%`;
};

export const CountTable = ({ title, head, rows, total }: { title: string; head: string; rows: readonly ({ name: string } & Counts)[]; total?: Counts }) => {
  const { t } = useWords();
  const cells = (counts: Counts) => [...columns.map((column) => <TableCell key={column} align="right">{counts[column]}</TableCell>), <TableCell key="p" align="right">{percent(counts)}</TableCell>];
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={title}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{head}</TableCell>
            {columns.map((column) => <TableCell key={column} align="right">{t(`duties.count.${column}`)}</TableCell>)}
            <TableCell align="right">{t('duties.percent')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>{rows.map((row) => <TableRow key={row.name}><TableCell component="th" scope="row">{row.name}</TableCell>{cells(row)}</TableRow>)}</TableBody>
        {total ? <TableFooter><TableRow sx={{ '& td, & th': { fontWeight: 700, color: 'text.primary', fontSize: '0.875rem' } }}><TableCell component="th" scope="row">{t('duties.total')}</TableCell>{cells(total)}</TableRow></TableFooter> : null}
      </Table>
    </Box>
  );
};
