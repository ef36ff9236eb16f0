import { Alert, Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { vacanciesOf, type Vacancies } from './person.ts';

/** Grids with nobody of their own 空缺: without a worker, without a leader; and posts that nobody holds. */
const VacanciesPage = () => {
  const { t, named } = useWords();
  const why = useProblemWords();
  const roles = useRoles();
  const [area, setArea] = useState('');
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['people', 'vacancies', area], queryFn: ({ pageParam }) => vacanciesOf(area, pageParam), initialPageParam: '', getNextPageParam: ({ next }) => next ?? undefined, retry: false,
  });
  const [first] = data?.pages ?? [];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 900 }}>
      <Title title={t('people.vacancies')} />
      <Typography color="text.secondary">{t('people.vacanciesIntro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
        <Box sx={{ minWidth: 220 }}><AreaChoice label={t('filters.area')} value={area} onChange={setArea} /></Box>
        {roles.includes('admin') ? <Button component={Link} to="/people">{t('people.back')}</Button> : null}
      </Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {first ? <Typography role="status" sx={{ fontWeight: 700 }}>{t('people.vacancyCounts', { area: named(first.area), ...first.counts })}</Typography> : null}
      {first && items.length === 0 ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('people.noVacancy')}</Typography></Card> : null}
      {items.length > 0 ? <Rows items={items} /> : null}
      {hasNextPage ? <Box><Button variant="outlined" disabled={isFetching} onClick={() => void fetchNextPage()}>{t('people.moreVacancies')}</Button></Box> : null}
      {first && first.posts.length > 0 ? (
        <Section level="h2" title={t('people.vacantPosts')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{first.posts.map((post) => <li key={post.id}>{named(post)} {post.code}</li>)}</Box>
        </Section>
      ) : null}
    </Box>
  );
};

const Rows = ({ items }: { items: Vacancies['items'] }) => {
  const { t, named } = useWords();
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('people.vacancies')}>
      <Table>
        <TableHead><TableRow>{['grid', 'worker', 'leader'].map((head) => <TableCell key={head}>{t(`people.vacancy.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {items.map(({ grid, worker, leader }) => grid ? (
            <TableRow key={grid.id}>
              <TableCell><Link to={`/areas?area=${grid.id}`} style={{ color: 'inherit' }}>{named(grid)}</Link> {grid.code}</TableCell>
              {[worker, leader].map((state, nth) => <TableCell key={nth} sx={{ whiteSpace: 'nowrap', fontWeight: state === 'nobody' ? 700 : 400 }}>{state === 'nobody' ? '○ ' : ''}{t(`people.vacant.${state}`)}</TableCell>)}
            </TableRow>
          ) : null)}
        </TableBody>
      </Table>
    </Card>
  );
};

export default VacanciesPage;
