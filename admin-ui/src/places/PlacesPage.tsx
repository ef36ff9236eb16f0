import { Box, Button, Card, MenuItem, Table, TableBody, TableCell, TableHead, TableRow, TextField } from '@mui/material';
import { useState } from 'react';
import { ListBase, Title, useListContext, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { SearchBox } from '../cases/SearchBox.tsx';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { NewRiskDialog } from '../risks/NewRiskDialog.tsx';
import { riskKeepers } from '../risks/risk.ts';
import { usePackInForce } from '../units/usePackInForce.ts';
import type { Place } from './place.ts';
import { ColourDialog, PlaceDialog } from './PlaceDialogs.tsx';

const keepers = ['worker', 'leader', 'desk', 'dispatcher', 'county'];
const byCode = { field: 'id', order: 'ASC' } as const;

/** Places that are visited (P01 to P08): rented housing, venues, hazard points, compounds. */
const PlacesPage = () => {
  const { t } = useWords();
  return (
    <ListBase resource="places" sort={byCode} perPage={25} exporter={false} storeKey="places">
      <Title title={t('places.title')} />
      <Narrow />
      <Found<Place> family="places">{(records) => <Rows records={records} />}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t, named } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const { filterValues, setFilters, refetch } = useListContext();
  const { data: pack } = usePackInForce();
  const [making, make] = useState(false);
  const values = filterValues as Record<string, unknown>;
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = values;
    setFilters(value ? { ...rest, [name]: value } : rest);
  };
  const classes = (pack?.cadences ?? []).filter(({ of }) => of === 'place');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, alignItems: 'center', '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <SearchBox label={t('places.search')} value={String(values['q'] ?? '')} onSearch={(words) => set('q', words)} />
      <Box sx={{ minWidth: 200 }}><AreaChoice label={t('filters.area')} value={String(values['area'] ?? '')} onChange={(area) => set('area', area)} /></Box>
      <TextField select label={t('places.class')} value={pack ? String(values['class'] ?? '') : ''} onChange={(picked) => set('class', picked.target.value)} sx={{ minWidth: 180 }}>
        <MenuItem value="">{t('filters.any')}</MenuItem>
        {classes.map((one) => <MenuItem key={one.code} value={one.code}>{one.code} {named(one)}</MenuItem>)}
      </TextField>
      {keepers.some((role) => roles.includes(role)) ? <Button variant="contained" onClick={() => make(true)}>{t('places.add')}</Button> : null}
      {making ? <PlaceDialog onClose={() => make(false)} onDone={() => { make(false); notify(t('places.done'), { type: 'success' }); void refetch(); }} /> : null}
    </Box>
  );
};

const Rows = ({ records }: { records: Place[] }) => {
  const { t, named } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const { refetch } = useListContext();
  const { data: pack } = usePackInForce();
  const [watched, watch] = useState<Place>();
  const [coloured, colour] = useState<Place>();
  const has = (some: string[]) => some.some((role) => roles.includes(role));
  const done = () => { watch(undefined); colour(undefined); notify(t('places.done'), { type: 'success' }); void refetch(); };
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('places.title')}>
      <Table aria-label={t('places.title')}>
        <TableHead><TableRow>{['code', 'name', 'class', 'grid', 'address', 'colour'].map((head) => <TableCell key={head}>{t(`places.${head}`)}</TableCell>)}<TableCell>{t('people.act')}</TableCell></TableRow></TableHead>
        <TableBody>
          {records.map((place) => (
            <TableRow key={place.id} hover>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{place.code}</TableCell>
              <TableCell><Link to={`/places/${place.id}`} style={{ color: 'inherit' }}>{named({ code: place.code, zh: place.zh, en: place.en ?? place.zh })}</Link></TableCell>
              <TableCell>{place.class} {named(pack?.cadences.find(({ code }) => code === place.class))}</TableCell>
              <TableCell>{named(place.grid)}</TableCell>
              <TableCell>{place.address ?? ''}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{place.colour ? t(`places.colours.${place.colour}`) : '—'}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {has(keepers) ? <Button size="small" onClick={() => colour(place)} aria-label={`${t('places.recolour')} ${place.code}`}>{t('places.recolour')}</Button> : null}
                {has(riskKeepers) ? <Button size="small" onClick={() => watch(place)} aria-label={`${t('risks.open')} ${place.code}`}>{t('risks.open')}</Button> : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {watched ? <NewRiskDialog about={{ kind: 'place', id: watched.id, name: watched.zh }} onClose={() => watch(undefined)} onDone={done} /> : null}
      {coloured ? <ColourDialog place={coloured} onClose={() => colour(undefined)} onDone={done} /> : null}
    </Card>
  );
};

export default PlacesPage;
