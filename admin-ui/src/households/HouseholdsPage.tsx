import { Box, Button, Card, CardActionArea, Link as Anchor, MenuItem, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { ListBase, Title, useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { SearchBox } from '../cases/SearchBox.tsx';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { usePackInForce } from '../units/usePackInForce.ts';
import { NewHouseholdDialog } from './NewHouseholdDialog.tsx';
import { householdAddress, type Household } from './household.ts';

const registrars = ['worker', 'leader', 'desk', 'dispatcher', 'county'];
const importers = ['leader', 'desk', 'dispatcher', 'county'];
const byCode = { field: 'id', order: 'ASC' } as const;

/** The register, masked, of the caller's own grid, village, town or county. */
const HouseholdsPage = () => {
  const { t } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return (
    <ListBase resource="households" sort={byCode} perPage={25} exporter={false} storeKey="households">
      <Title title={t('households.title')} />
      <Narrow />
      <Found<Household> family="households">{(records) => (narrow ? <Cards records={records} /> : <Rows records={records} />)}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t } = useWords();
  const roles = useRoles();
  const go = useNavigate();
  const [making, make] = useState(false);
  const { filterValues, setFilters } = useListContext();
  const set = (name: string, value: string) => {
    const { [name]: _, ...rest } = filterValues as Record<string, unknown>;
    setFilters(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <SearchBox label={t('households.search')} value={filterValues['q'] ?? ''} onSearch={(words) => set('q', words)} />
      <Box sx={{ minWidth: 220 }}><AreaChoice label={t('filters.area')} value={filterValues['area'] ?? ''} onChange={(area) => set('area', area)} /></Box>
      {tagReaders.some((role) => roles.includes(role)) ? <TagChoice value={String(filterValues['tag'] ?? '')} onChange={(tag) => set('tag', tag)} /> : null}
      <KindChoice value={String(filterValues['kind'] ?? '')} onChange={(kind) => set('kind', kind)} />
      {registrars.some((role) => roles.includes(role)) ? <Button variant="contained" onClick={() => make(true)}>{t('households.add')}</Button> : null}
      {making ? <NewHouseholdDialog onClose={() => make(false)} onDone={(household) => void go(householdAddress(household))} /> : null}
      {importers.some((role) => roles.includes(role)) ? <Button component={Link} to="/households/import" variant="outlined">{t('households.import.go')}</Button> : null}
    </Box>
  );
};

/** Only for whoever may read tags; the server asks again. */
const tagReaders = ['leader', 'desk', 'privacy'];

const TagChoice = ({ value, onChange }: { value: string; onChange: (tag: string) => void }) => {
  const { t, named } = useWords();
  const { data: pack } = usePackInForce();
  return (
    <TextField select label={t('households.tag.code')} value={pack ? value : ''} onChange={(picked) => onChange(picked.target.value)} sx={{ minWidth: 180 }}>
      <MenuItem value="">{t('filters.any')}</MenuItem>
      {(pack?.cadences ?? []).filter(({ of, code }) => of === 'household' && code !== 'H01').map((one) => <MenuItem key={one.code} value={one.code}>{one.code} {named(one)}</MenuItem>)}
    </TextField>
  );
};

const KindChoice = ({ value, onChange }: { value: string; onChange: (kind: string) => void }) => {
  const { t } = useWords();
  return (
    <TextField select label={t('households.column.kind')} value={value} onChange={(picked) => onChange(picked.target.value)} sx={{ minWidth: 120 }}>
      <MenuItem value="">{t('filters.any')}</MenuItem>
      {['family', 'collective', 'registeredOnly'].map((kind) => <MenuItem key={kind} value={kind}>{t(`households.kind.${kind}`)}</MenuItem>)}
    </TextField>
  );
};

const usePeople = () => {
  const { t } = useWords();
  return ({ members, children }: Household) => t(children > 0 ? 'households.withChildren' : 'households.people', { count: members, children });
};

const Rows = ({ records }: { records: Household[] }) => {
  const { t, named } = useWords();
  const people = usePeople();
  return (
    <Card sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('households.title')}>
        <TableHead><TableRow>{['code', 'address', 'grid', 'kind', 'head', 'members'].map((head) => <TableCell key={head}>{t(`households.column.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {records.map((record) => (
            <TableRow key={record.id} hover>
              <TableCell sx={{ whiteSpace: 'nowrap' }}><Anchor component={Link} to={householdAddress(record)}>{record.code}</Anchor></TableCell>
              <TableCell>{record.address}</TableCell>
              <TableCell>{named(record.grid)}</TableCell>
              <TableCell>{t(`households.kind.${record.kind}`)}</TableCell>
              <TableCell>{record.head}</TableCell>
              <TableCell>{people(record)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const Cards = ({ records }: { records: Household[] }) => {
  const { named } = useWords();
  const people = usePeople();
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
      {records.map((record) => (
        <Card component="li" key={record.id}>
          <CardActionArea component={Link} to={householdAddress(record)} sx={{ p: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}>{record.address || record.code}</Typography>
            <Typography variant="body2">{[record.head, people(record)].filter(Boolean).join(' · ')}</Typography>
            <Typography variant="caption" color="text.secondary">{record.code} · {named(record.grid)}</Typography>
          </CardActionArea>
        </Card>
      ))}
    </Box>
  );
};

export default HouseholdsPage;
