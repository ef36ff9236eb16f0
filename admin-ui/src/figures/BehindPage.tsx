import { Alert, Box, Button, Card, CircularProgress, Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, Title } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { figuresOf, listBehind, periodsAt, type Behind } from './figure.ts';

/** The cases or visits behind one figure, the newest first. */
const BehindPage = () => {
  const { t, named, day } = useWords();
  const why = useProblemWords();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const [month] = useState(() => periodsAt(Date.now()).thisMonth);
  const asked = { area: search.get('area') ?? '', from: search.get('from') ?? month.from, to: search.get('to') ?? month.to };
  const { data: figures } = useQuery({ queryKey: ['figures', asked], queryFn: () => figuresOf(asked) });
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['figures', 'behind', id, asked], queryFn: ({ pageParam }) => listBehind(id, asked, pageParam || undefined), initialPageParam: '', getNextPageParam: ({ next }) => next,
  });
  const figure = figures?.figures.find((one) => one.id === id);
  const rows = data?.pages.flatMap(({ items }) => items);
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={figure ? named(figure as never) : t('figures.title')} />
      {figure && figures ? <Typography color="text.secondary">{named(figures.area)} · {day(asked.from)} – {day(asked.to)} · {named(figure.means as never)}</Typography> : null}
      <Box><Button component={Link} to={`/figures?${search.toString()}`}>{t('figures.back')}</Button></Box>
      {error ? <Alert severity="error" variant="outlined">{t('filters.failed', { why: why(error) })}</Alert> : null}
      {!rows && !error ? <CircularProgress aria-label={t('ra.page.loading')} sx={{ m: 4 }} /> : null}
      {rows?.length === 0 ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('figures.nothing')}</Typography></Card> : null}
      {rows && rows.length > 0 ? <Rows rows={rows} /> : null}
      {hasNextPage ? <Box><Button variant="outlined" disabled={isFetching} onClick={() => void fetchNextPage()}>{t('figures.more')}</Button></Box> : null}
    </Box>
  );
};

const Rows = ({ rows }: { rows: readonly Behind[] }) => {
  const { t, named, word, day } = useWords();
  const door = useDataProvider<DeskProvider>();
  const { data: catalogue } = useQuery({ queryKey: ['catalogue'], queryFn: door.catalogue, staleTime: 300_000 });
  const categories = new Map((catalogue?.categories ?? []).map((one) => [one.code, one]));
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('figures.behind')}>
      <Table size="small" aria-label={t('figures.behind')}>
        <TableHead><TableRow><TableCell>{t('figures.day')}</TableCell><TableCell>{t('figures.what')}</TableCell><TableCell>{t('columns.category')}</TableCell><TableCell>{t('columns.place')}</TableCell><TableCell>{t('columns.status')}</TableCell></TableRow></TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.day} ${row.id}`}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{day(row.day)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.kind === 'case' ? <Anchor component={Link} to={`/incidents/${row.id}/show`}>{row.number}</Anchor> : t('figures.visit')}</TableCell>
              <TableCell>{named(categories.get(row.category ?? '') as never)}</TableCell>
              <TableCell>{named(row.area)}</TableCell>
              <TableCell>{row.kind === 'case' ? word('status', row.status) : t(`figures.visitStatus.${row.status}`, { _: row.status })}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

export default BehindPage;
