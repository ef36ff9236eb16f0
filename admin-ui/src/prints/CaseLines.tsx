import { TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { CategoryName } from '../cases/CategoryName.tsx';
import type { Incident } from '../cases/incident.ts';
import { urgentClock } from '../cases/light.ts';
import { useWords } from '../i18n/words.ts';
import { SheetTable } from './Sheet.tsx';

/** Cases on paper: number, matter, grid, unit (never a person), due. */
export const CaseLines = ({ label, cases, total, none }: { label: string; cases: readonly Incident[]; total: { count: number; capped: boolean }; none: string }) => {
  const { t, named, at } = useWords();
  if (cases.length === 0) return <Typography>{none}</Typography>;
  return (
    <>
      <SheetTable label={label}>
        <TableHead><TableRow>{(['number', 'category', 'grid', 'unit', 'due'] as const).map((head) => <TableCell key={head}>{t(`prints.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {cases.map((record) => (
            <TableRow key={record.id}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{record.number}</TableCell>
              <TableCell><CategoryName record={record} /></TableCell>
              <TableCell>{named(record.grid ?? record.area)}</TableCell>
              <TableCell>{named(record.lead)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(urgentClock(record)?.due)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </SheetTable>
      {total.count > cases.length || total.capped ? <Typography variant="caption">{t('prints.first', { count: cases.length })}</Typography> : null}
    </>
  );
};
