import { Alert, Card, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Fault } from './rules.ts';

/** Everything that is wrong with a document, by path. */
export const Faults = ({ faults }: { faults: Fault[] }) => {
  const { t } = useWords();
  return (
    <>
      <Alert severity="error" variant="outlined">{t('rules.faults', { count: faults.length })}</Alert>
      <Card sx={{ overflowX: 'auto', maxHeight: 360 }} tabIndex={0} role="region" aria-label={t('rules.faults', { count: faults.length })}>
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('rules.path')}</TableCell><TableCell>{t('rules.fault')}</TableCell></TableRow></TableHead>
          <TableBody>
            {faults.map((fault, nth) => (
              <TableRow key={nth}><TableCell sx={{ fontFamily: 'monospace' }}>{fault.path || '—'}</TableCell><TableCell>{fault.message}</TableCell></TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  );
};
