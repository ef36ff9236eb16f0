import { Box, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Title } from 'react-admin';
import { useNow } from '../cases/useNow.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { usePublished } from './published.ts';

/** 公示: what anybody may read without a login, as it stands. */
const PublicPage = () => {
  const { t, named, word, at, span } = useWords();
  const now = useNow();
  const { overdue, held } = usePublished();
  const rested = (since: string) => span((now - Date.parse(since)) / 1000, false);
  const common = (row: { unit: Parameters<typeof named>[0]; category: Parameters<typeof named>[0]; area: Parameters<typeof named>[0] }) => [named(row.unit) || t('published.noUnit'), named(row.category), named(row.area)];
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('published.title')} />
      <Typography color="text.secondary">{t('published.intro')}</Typography>
      <Listing name="overdue" at={overdue.data?.at} error={overdue.error} heads={['unit', 'category', 'area', 'clock', 'since', 'lasting']} rows={overdue.data?.items.map((row) => [...common(row), word('clock', row.clock), at(row.since, true), rested(row.since)])} />
      <Listing name="held" at={held.data?.at} error={held.error} heads={['unit', 'category', 'area', 'reason', 'since', 'until']} rows={held.data?.items.map((row) => [...common(row), named(row.reason), at(row.since, true), row.until])} />
    </Box>
  );
};

const Listing = ({ name, at: asOf, error, heads, rows }: { name: 'overdue' | 'held'; at: string | undefined; error: unknown; heads: string[]; rows: ReactNode[][] | undefined }) => {
  const { t, at } = useWords();
  const why = useProblemWords();
  const title = `published-${name}`;
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'baseline', pb: 0.5 }}>
        <Typography id={title} variant="h6" component="h2">{t(`published.${name}.title`)}</Typography>
        <Typography variant="body2" color="text.secondary">{asOf ? t('published.asOf', { at: at(asOf) }) : ''}</Typography>
      </Box>
      {error && !rows ? <Card sx={{ p: 3 }}><Typography role="alert">{t('filters.failed', { why: why(error) })}</Typography></Card> : null}
      {rows?.length === 0 ? <Card sx={{ p: 3 }}><Typography>{t(`published.${name}.none`)}</Typography></Card> : null}
      {rows && rows.length > 0 ? (
        <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-labelledby={title}>
          <Table>
            <TableHead><TableRow>{heads.map((head) => <TableCell key={head} sx={{ whiteSpace: 'nowrap' }}>{t(`published.${head}`)}</TableCell>)}</TableRow></TableHead>
            <TableBody>{rows.map((row, nth) => <TableRow key={nth}>{row.map((cell, place) => <TableCell key={heads[place]} sx={{ whiteSpace: 'nowrap' }}>{cell}</TableCell>)}</TableRow>)}</TableBody>
          </Table>
        </Card>
      ) : null}
    </Box>
  );
};

export default PublicPage;
