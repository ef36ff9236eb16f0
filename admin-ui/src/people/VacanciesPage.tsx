import { Alert, Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import { whoIsThere } from '../authProvider.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { vacanciesOf, type Vacancy } from './person.ts';

/** Grids with nobody of their own 空缺: a smallest grid without a worker, a larger one without a leader. */
const VacanciesPage = () => {
  const { t, named } = useWords();
  const why = useProblemWords();
  const roles = useRoles();
  const door = useDataProvider<DeskProvider>();
  const [area, setArea] = useState('');
  const { data: session } = useQuery({ queryKey: ['session'], queryFn: whoIsThere, staleTime: Infinity });
  const { data: areas = [] } = useQuery({ queryKey: ['areas', 'tree'], queryFn: door.areas, staleTime: 300_000 });
  // An administrator holds no area: the county, which is the root of the tree.
  const asked = area || session?.user.areas[0]?.id || areas.find(({ parentId }) => !parentId)?.id || '';
  const { data, error } = useQuery({ queryKey: ['people', 'vacancies', asked], queryFn: () => vacanciesOf(asked), enabled: asked !== '' });
  const nameOf = (id: string | null) => named(areas.find((one) => one.id === id));
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 900 }}>
      <Title title={t('people.vacancies')} />
      <Typography color="text.secondary">{t('people.vacanciesIntro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
        <Box sx={{ minWidth: 220 }}><AreaChoice label={t('filters.area')} value={asked} onChange={setArea} /></Box>
        {roles.includes('admin') ? <Button component={Link} to="/people">{t('people.back')}</Button> : null}
      </Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data?.length === 0 ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('people.noVacancy')}</Typography></Card> : null}
      {data && data.length > 0 ? <Rows vacancies={data} nameOf={nameOf} /> : null}
    </Box>
  );
};

const Rows = ({ vacancies, nameOf }: { vacancies: Vacancy[]; nameOf: (id: string | null) => string }) => {
  const { t, named } = useWords();
  return (
    <>
      <Typography role="status" variant="body2" color="text.secondary">{t('people.vacancyCount', { count: vacancies.length })}</Typography>
      <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('people.vacancies')}>
        <Table>
          <TableHead><TableRow>{['grid', 'above', 'missing', 'standIn'].map((head) => <TableCell key={head}>{t(`people.vacancy.${head}`)}</TableCell>)}</TableRow></TableHead>
          <TableBody>
            {vacancies.map((vacancy) => (
              <TableRow key={vacancy.id}>
                <TableCell><Link to={`/areas?area=${vacancy.id}`} style={{ color: 'inherit' }}>{named(vacancy)}</Link> {vacancy.code}</TableCell>
                <TableCell>{nameOf(vacancy.parentId)}</TableCell>
                <TableCell>{t(`people.missing.${vacancy.missing}`)}</TableCell>
                <TableCell>{t(vacancy.proxy ? 'people.hasProxy' : 'people.noProxy')}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  );
};

export default VacanciesPage;
