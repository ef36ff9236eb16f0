import { Box, Button, Card, CircularProgress, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { ColumnsButton, ListBase, Pagination, Title, useListContext, useStore } from 'react-admin';
import { useWords } from '../i18n/words.ts';
import { useBulkChoice } from './bulk/useBulkChoice.ts';
import { CaseCards } from './CaseCards.tsx';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable, columnsKept } from './CaseTable.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FacetList } from './facets/FacetList.tsx';
import type { Incident } from './incident.ts';
import { rememberList } from './lastList.ts';
import { useProblemWords } from './useProblemWords.ts';
import type { Worklist } from './worklists.ts';

const byDue = { field: 'due', order: 'ASC' } as const;

export const CaseList = ({ list }: { list: Worklist }) => {
  const { t } = useWords();
  const fixed = useMemo(() => list.filter(), [list]);
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('lg'));
  // Beside the list there is room for the filters on a desk; on a phone they stand above it until closed.
  const [beside, setBeside] = useStore('cases.facets', true);
  const [above, setAbove] = useState(false);
  const [open, setOpen] = narrow ? [above, setAbove] : [beside, setBeside];
  return (
    <ListBase resource="incidents" filter={fixed} sort={list.sort ?? byDue} perPage={25} storeKey={`work.${list.name}`} exporter={false}>
      <Title title={t(`lists.${list.name}`)} />
      <CaseFilters list={list.name} open={open} onOpen={setOpen} />
      <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: open && !narrow ? '188px minmax(0,1fr)' : 'minmax(0,1fr)' }}>
        {open ? <FacetList fixed={fixed} /> : null}
        <Box sx={{ minWidth: 0 }}><Worked fixed={fixed} /></Box>
      </Box>
    </ListBase>
  );
};

const BulkDialog = lazy(() => import('./bulk/BulkDialog.tsx').then((dialog) => ({ default: dialog.BulkDialog })));

/** The rows, and what is done to many of them: its results stay although the list has emptied underneath. */
const Worked = ({ fixed }: { fixed: Record<string, unknown> }) => {
  const bulk = useBulkChoice();
  const { onUnselectItems } = useListContext();
  const close = (allDone: boolean) => {
    bulk.choose(undefined);
    if (allDone) onUnselectItems();
  };
  return (
    <>
      <Found fixed={fixed} bulk={bulk} />
      <Suspense fallback={null}>{bulk.chosen ? <BulkDialog choice={bulk.chosen} onClose={close} /> : null}</Suspense>
    </>
  );
};

/** The rows: a table where there is room, cards on a phone, or why there is nothing. */
const Found = ({ fixed, bulk }: { fixed: Record<string, unknown>; bulk: ReturnType<typeof useBulkChoice> }) => {
  const { t } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const { data, isPending, error, refetch, filterValues, total } = useListContext<Incident>();
  const why = useProblemWords();
  useEffect(() => { if (data) rememberList(data.map(({ id }) => id)); }, [data]);
  if (error && !data)
    return (
      <Notice text={t('filters.failed', { why: why(error) })}>
        <Button variant="outlined" onClick={() => refetch()}>{t('filters.again')}</Button>
      </Notice>
    );
  if (isPending) return <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>;
  if (!data || data.length === 0)
    return <Notice text={t(Object.keys(filterValues).length > 0 ? 'filters.nothingFiltered' : 'filters.nothing')} />;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pb: 0.5 }}>
        <Typography variant="body2" color="text.secondary" role="status" sx={{ flexGrow: 1 }}>
          {total === undefined ? t('filters.foundMany') : t('filters.found', { count: total })}
        </Typography>
        {narrow ? null : <ColumnsButton storeKey={columnsKept} />}
        <ExportButton fixed={fixed} />
      </Box>
      {narrow ? <CaseCards records={data} /> : <CaseTable bulk={bulk} />}
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </>
  );
};

const Notice = ({ text, children }: { text: string; children?: React.ReactNode }) => (
  <Card sx={{ p: 4, textAlign: 'center' }}>
    <Typography sx={{ pb: children ? 2 : 0 }}>{text}</Typography>
    {children}
  </Card>
);
