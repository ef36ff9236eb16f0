import { Box, Card, Link as Anchor, Typography } from '@mui/material';
import { DataTable, useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { BulkBar } from './bulk/BulkBar.tsx';
import type { useBulkChoice } from './bulk/useBulkChoice.ts';
import { CategoryName } from './CategoryName.tsx';
import type { Incident } from './incident.ts';
import { Light } from './Light.tsx';
import { stageClock } from './light.ts';
import { StatusChip } from './StatusChip.tsx';
import { caseAddress } from './address.ts';
import { CopyNumber } from './CopyNumber.tsx';
import { useListKeys } from './useListKeys.ts';

const Column = DataTable.Col<Incident>;

/** Which columns somebody hid is kept for him on the server, the same for every list. */
export const columnsKept = 'cases.columns';
const hiddenAtFirst = ['createdAt', 'severity', 'returned', 'height', 'channel'];

/** One line a case: how late, what, where, whose. */
export const CaseTable = ({ bulk }: { bulk: ReturnType<typeof useBulkChoice> }) => {
  const { t, named, word, at } = useWords();
  useListKeys(bulk.tryTo);
  return (
    <Card sx={{ overflowX: 'auto' }}>
      <DataTable<Incident> bulkActionsToolbar={<BulkBar onChoose={bulk.choose} />} storeKey={columnsKept} hiddenColumns={hiddenAtFirst} rowClick={(_id, _resource, record) => caseAddress(record)} rowSx={() => ({ height: 44 })} sx={{ '& .column-person, & .column-due, & .column-lead, & .column-grid': { whiteSpace: 'nowrap' }, '& .MuiTableCell-root': { px: 0.75 }, '& tbody tr:focus-within': { bgcolor: 'action.selected' } }}>
        <Column source="light" label={t('columns.light')} disableSort><LightCell /></Column>
        <Column source="number" label={t('columns.number')}><NumberCell /></Column>
        <Column source="category" label={t('columns.category')} disableSort><WhatCell /></Column>
        <Column source="grid" label={t('columns.place')} disableSort render={(record) => named(record.grid ?? record.area)} />
        <Column source="status" label={t('columns.status')} disableSort render={(record) => <StatusChip status={record.status} />} />
        <Column source="lead" label={t('columns.lead')} disableSort render={(record) => named(record.lead)} />
        <Column source="person" label={t('columns.person')} disableSort render={(record) => record.person?.name ?? ''} />
        <Column source="due" label={t('columns.due')} render={(record) => [at(record.due), record.due && record.provisional && t('time.provisional')].filter(Boolean).join(' ')} />
        <Column source="createdAt" label={t('columns.createdAt')} render={(record) => at(record.createdAt)} />
        <Column source="severity" label={t('columns.severity')} disableSort render={(record) => word('severity', record.severity)} />
        <Column source="channel" label={t('record.channel')} disableSort render={(record) => word('channel', record.channel)} />
        <Column source="returned" label={t('listTools.returned')} disableSort render={(record) => record.counts?.returned || ''} />
        <Column source="height" label={t('record.supervised')} disableSort render={(record) => (record.height ? word('height', String(record.height)) : '')} />
      </DataTable>
    </Card>
  );
};

const LightCell = () => {
  const record = useRecordContext<Incident>();
  return record ? <Light clock={stageClock(record)} /> : null;
};

const NumberCell = () => {
  const record = useRecordContext<Incident>();
  if (!record) return null;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Anchor component={Link} to={caseAddress(record)} data-case={record.id} onClick={(pressed) => pressed.stopPropagation()}>{record.number}</Anchor>
      <CopyNumber number={record.number} />
    </Box>
  );
};

const WhatCell = () => {
  const record = useRecordContext<Incident>();
  if (!record) return null;
  return (
    <>
      <CategoryName record={record} />
      <Typography noWrap color="text.secondary" sx={{ fontSize: '0.8125rem', maxWidth: 190 }}>{record.description}</Typography>
    </>
  );
};
