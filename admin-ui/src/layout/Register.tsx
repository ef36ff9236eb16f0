import { Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, Pagination, Title, useListContext, type RaRecord } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';

export interface RegisterColumn {
  label: string;
  show: (record: RaRecord) => ReactNode;
}

/** A list one only reads: people, packs, calendars. */
export const Register = ({ resource, title, columns }: { resource: string; title: string; columns: RegisterColumn[] }) => (
  <ListBase resource={resource} perPage={100} sort={{ field: 'id', order: 'ASC' }} exporter={false} disableSyncWithLocation>
    <Title title={title} />
    <Box sx={{ py: 2 }}><Rows columns={columns} title={title} /></Box>
  </ListBase>
);

const Rows = ({ columns, title }: { columns: RegisterColumn[]; title: string }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const { data, error, refetch, total } = useListContext();
  if (error && !data)
    return (
      <Card sx={{ p: 4, textAlign: 'center' }}>
        <Typography sx={{ pb: 2 }}>{t('filters.failed', { why: why(error) })}</Typography>
        <Button variant="outlined" onClick={() => refetch()}>{t('filters.again')}</Button>
      </Card>
    );
  return (
    <>
      <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={title}>
        <Table>
          <TableHead><TableRow>{columns.map((column) => <TableCell key={column.label}>{column.label}</TableCell>)}</TableRow></TableHead>
          <TableBody>
            {(data ?? []).map((record) => (
              <TableRow key={record.id}>{columns.map((column) => <TableCell key={column.label}>{column.show(record)}</TableCell>)}</TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
      {(total ?? 0) > 100 ? <Pagination rowsPerPageOptions={[100]} /> : null}
    </>
  );
};
