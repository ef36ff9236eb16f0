import { Box, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { ListBase, Title, useListContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import type { Named, PersonName } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';

interface Missed extends RaRecord {
  id: string;
  target: { kind: string; id: string; code: string | null; address: string | null };
  grid: Named | null;
  worker: PersonName | null;
  care: boolean;
  triedAt: string | null;
  due: string | null;
  overdue: boolean;
}

const byDue = { field: 'id', order: 'ASC' } as const;

/** Missed contacts 未见: somebody knocked and met nobody; the most pressing first. */
const MissedPage = () => {
  const { t } = useWords();
  return (
    <ListBase resource="missed-contacts" sort={byDue} perPage={25} exporter={false} storeKey="missed">
      <Title title={t('missed.title')} />
      <Typography color="text.secondary" sx={{ pt: 2 }}>{t('missed.intro')}</Typography>
      <Narrow />
      <Found<Missed> family="missed">{(records) => <Rows records={records} />}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t } = useWords();
  const { filterValues, setFilters } = useListContext();
  const area = String((filterValues as Record<string, unknown>)['area'] ?? '');
  return <Box sx={{ py: 1.5, maxWidth: 260 }}><AreaChoice label={t('filters.area')} value={area} onChange={(chosen) => setFilters(chosen ? { area: chosen } : {})} /></Box>;
};

const Rows = ({ records }: { records: Missed[] }) => {
  const { t, at, named } = useWords();
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('missed.title')}>
      <Table aria-label={t('missed.title')}>
        <TableHead><TableRow>{['door', 'grid', 'worker', 'tried', 'due'].map((head) => <TableCell key={head}>{t(`missed.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {records.map((visit) => (
            <TableRow key={visit.id} hover>
              <TableCell><Link to={`/visits/${visit.id}/show`} style={{ color: 'inherit' }}>{[visit.target.code, visit.target.address].filter(Boolean).join(' ') || t('duties.person')}</Link>{visit.care ? ` · ${t('missed.care')}` : ''}</TableCell>
              <TableCell>{named(visit.grid)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{visit.worker?.name ?? t('duties.nobody')}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(visit.triedAt)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap', fontWeight: visit.overdue ? 700 : 400 }}>{visit.overdue ? '▲ ' : ''}{at(visit.due)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

export default MissedPage;
