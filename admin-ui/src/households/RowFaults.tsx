import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { ImportReport } from './household.ts';

/** Every bad cell by its row, as the spreadsheet numbers it. The value itself is not told: a report may be read by others than the list. */
export const RowFaults = ({ faults, more }: { faults: ImportReport['errors']; more: number }) => {
  const { t } = useWords();
  const column = (name: string) => t(`households.import.columns.${name}`, { _: name });
  return (
    <Box sx={{ overflow: 'auto', maxHeight: 480, mt: 1 }} tabIndex={0} role="region" aria-label={t('households.import.problem')}>
      <Table size="small" stickyHeader>
        <TableHead><TableRow>{['row', 'columnName', 'problem'].map((head) => <TableCell key={head}>{t(`households.import.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {faults.map((fault) => (
            <TableRow key={`${fault.row} ${fault.column} ${fault.code}`}>
              <TableCell>{fault.row}</TableCell>
              <TableCell>{column(fault.column)}</TableCell>
              <TableCell>{fault.message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more > 0 ? <Typography variant="body2" sx={{ p: 1 }}>{t('households.import.more', { count: more })}</Typography> : null}
    </Box>
  );
};
