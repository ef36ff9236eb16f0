import { Button, Card, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';

export interface RuleLine {
  key: string;
  cells: ReactNode[];
  /** Named on the button that opens it. */
  name: string;
  changed: boolean;
  onEdit?: (() => void) | undefined;
}

/** A table wider than the window scrolls under its last column, so that a line can always be opened. */
const atHand = { position: 'sticky', right: 0, bgcolor: 'background.paper', borderLeft: 1, borderLeftColor: 'divider' } as const;

/** Lines of the rules as people read them; what the draft changed is marked, and each can be opened where the reader may. */
export const RuleTable = ({ label, heads, lines, editable }: { label: string; heads: string[]; lines: RuleLine[]; editable: boolean }) => {
  const { t } = useWords();
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={label}>
      <Table size="small" sx={{ minWidth: heads.length * 96 }}>
        <TableHead><TableRow>{heads.map((head) => <TableCell key={head}>{head}</TableCell>)}{editable ? <TableCell sx={atHand}>{t('packRules.act')}</TableCell> : null}</TableRow></TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow key={line.key} selected={line.changed}>
              {line.cells.map((cell, nth) => <TableCell key={nth} component={nth === 0 ? 'th' : 'td'} scope={nth === 0 ? 'row' : undefined}>{nth === 0 && line.changed ? '◆ ' : ''}{cell}</TableCell>)}
              {editable ? <TableCell sx={atHand}>{line.onEdit ? <Button size="small" onClick={line.onEdit} aria-label={`${t('packRules.edit')} ${line.name}`}>{t('packRules.edit')}</Button> : null}</TableCell> : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};
