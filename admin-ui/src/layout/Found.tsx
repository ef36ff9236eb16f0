import { Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Pagination, useListContext, type RaRecord } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';

/** What a list found: how many, the rows, the pages; or why there is nothing. `family` names its sentences. */
export function Found<T extends RaRecord>({ family, children }: { family: string; children: (records: T[]) => ReactNode }) {
  const { t } = useWords();
  const why = useProblemWords();
  const { data, isPending, error, refetch, total } = useListContext<T>();
  if (error && !data)
    return (
      <Card sx={{ p: 4, textAlign: 'center' }}>
        <Typography sx={{ pb: 2 }}>{t('filters.failed', { why: why(error) })}</Typography>
        <Button variant="outlined" onClick={() => refetch()}>{t('filters.again')}</Button>
      </Card>
    );
  if (isPending) return <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>;
  if (!data || data.length === 0) return <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t(`${family}.nothing`)}</Typography></Card>;
  return (
    <>
      <Typography variant="body2" color="text.secondary" role="status" sx={{ pb: 0.5 }}>{total === undefined ? t(`${family}.foundMany`) : t(`${family}.found`, { count: total })}</Typography>
      {children(data)}
      <Pagination rowsPerPageOptions={[25, 50, 100]} />
    </>
  );
}
