import { Box, Button, Card, CardActionArea, Link as Anchor, MenuItem, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { ListBase, Title, useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { staffRoles } from '../../../domain/people/roles.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { UnitChoice } from '../cases/choices/UnitChoice.tsx';
import { SearchBox } from '../cases/SearchBox.tsx';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import type { Account } from './person.ts';

const byName = { field: 'id', order: 'ASC' } as const;

/** Accounts and what each may do. */
const PeoplePage = () => {
  const { t } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return (
    <ListBase resource="people" sort={byName} perPage={25} exporter={false} storeKey="people">
      <Title title={t('people.title')} />
      <Narrow />
      <Found<Account> family="people">{(records) => (narrow ? <Cards records={records} /> : <Rows records={records} />)}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t, word } = useWords();
  const go = useNavigate();
  const { filterValues, setFilters } = useListContext();
  const [making, make] = useState(false);
  const values = filterValues as Record<string, unknown>;
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = values;
    setFilters(value === '' || value === undefined ? rest : { ...rest, [name]: value });
  };
  const state = values['disabled'] === undefined ? '' : String(values['disabled']);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, alignItems: 'center', '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <SearchBox label={t('people.search')} value={String(values['q'] ?? '')} onSearch={(words) => set('q', words)} />
      <TextField select label={t('people.role')} value={String(values['role'] ?? '')} onChange={(picked) => set('role', picked.target.value)} sx={{ minWidth: 160 }}>
        <MenuItem value="">{t('filters.any')}</MenuItem>
        {staffRoles.map((role) => <MenuItem key={role} value={role}>{word('role', role)}</MenuItem>)}
      </TextField>
      <Box sx={{ minWidth: 180 }}><UnitChoice label={t('people.unit')} value={String(values['unit'] ?? '')} onChange={(unit) => set('unit', unit)} /></Box>
      <Box sx={{ minWidth: 200 }}><AreaChoice label={t('people.areas')} value={String(values['area'] ?? '')} onChange={(area) => set('area', area)} /></Box>
      <TextField select label={t('people.state')} value={state} onChange={(picked) => set('disabled', picked.target.value === '' ? '' : picked.target.value === 'true')} sx={{ minWidth: 110 }}>
        <MenuItem value="">{t('filters.any')}</MenuItem>
        <MenuItem value="false">{t('people.active')}</MenuItem>
        <MenuItem value="true">{t('people.disabled')}</MenuItem>
      </TextField>
      <Button component={Link} to="/vacancies" variant="outlined">{t('people.vacancies')}</Button>
      <Button variant="contained" onClick={() => make(true)}>{t('people.add')}</Button>
      {making ? <NewPersonDialog onClose={() => make(false)} onDone={({ id }) => void go(`/people/${id}`)} /> : null}
    </Box>
  );
};

const useLines = () => {
  const { t, word, named, chinese } = useWords();
  const comma = chinese ? '、' : ', ';
  return {
    roles: ({ roles }: Account) => roles.map((role) => word('role', role)).join(comma) || t('people.noRole'),
    units: ({ units }: Account) => units.map((unit) => named(unit)).join(comma),
    areas: ({ areas }: Account) => areas.map((area) => named(area)).join(comma),
    state: ({ disabled }: Account) => t(disabled ? 'people.disabled' : 'people.active'),
  };
};

const Rows = ({ records }: { records: Account[] }) => {
  const { t } = useWords();
  const say = useLines();
  // User names are told to whoever keeps the accounts, to nobody else.
  const withNames = records.some(({ username }) => username);
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('people.title')}>
      <Table aria-label={t('people.title')}>
        <TableHead><TableRow>{['name', ...(withNames ? ['username'] : []), 'roles', 'unit', 'areas', 'state'].map((head) => <TableCell key={head}>{t(`people.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {records.map((person) => (
            <TableRow key={person.id} hover>
              <TableCell sx={{ whiteSpace: 'nowrap' }}><Anchor component={Link} to={`/people/${person.id}`}>{person.name}</Anchor></TableCell>
              {withNames ? <TableCell>{person.username}</TableCell> : null}
              <TableCell>{say.roles(person)}</TableCell>
              <TableCell>{say.units(person)}</TableCell>
              <TableCell>{say.areas(person)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{say.state(person)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const Cards = ({ records }: { records: Account[] }) => {
  const say = useLines();
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
      {records.map((person) => (
        <Card component="li" key={person.id}>
          <CardActionArea component={Link} to={`/people/${person.id}`} sx={{ p: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}>{[person.name, person.username].filter(Boolean).join(' · ')}</Typography>
            <Typography variant="body2">{say.roles(person)}</Typography>
            <Typography variant="caption" color="text.secondary">{[say.units(person), say.areas(person), say.state(person)].filter(Boolean).join(' · ')}</Typography>
          </CardActionArea>
        </Card>
      ))}
    </Box>
  );
};

export default PeoplePage;
