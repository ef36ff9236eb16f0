import { Alert, Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { categoriesOf, unitsThereAre, type Unit } from './unit.ts';
import { UnitDialog } from './UnitDialog.tsx';
import { usePackInForce } from './usePackInForce.ts';

export const unitKeepers = ['admin', 'county'];

/** Units and what each answers for. */
const UnitsPage = () => {
  const { t, named, chinese } = useWords();
  const why = useProblemWords();
  const go = useNavigate();
  const roles = useRoles();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [making, make] = useState(false);
  const { data: units, error } = useQuery({ queryKey: ['units', 'all'], queryFn: unitsThereAre });
  const { data: pack } = usePackInForce();
  const keyName = (key: string) => named(pack?.units.find((one) => one.key === key)) || key;
  const comma = chinese ? '、' : ', ';
  const shown = (units ?? []).filter((unit) => `${unit.zh} ${unit.en} ${unit.code}`.toLowerCase().includes(words.trim().toLowerCase()));
  const done = async ({ id }: Unit) => {
    await queries.invalidateQueries({ queryKey: ['units'] });
    void go(`/units/${id}`);
  };
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('units.title')} />
      <Typography color="text.secondary">{t('units.intro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
        <TextField type="search" label={t('units.search')} value={words} onChange={(typed) => setWords(typed.target.value)} sx={{ minWidth: 240 }} />
        {unitKeepers.some((role) => roles.includes(role)) ? <Button variant="contained" onClick={() => make(true)}>{t('units.add')}</Button> : null}
        {making ? <UnitDialog onClose={() => make(false)} onDone={done} /> : null}
      </Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {units ? (
        <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('units.title')}>
          <Table>
            <TableHead><TableRow>{['name', 'code', 'kind', 'area', 'keys', 'leads'].map((head) => <TableCell key={head}>{t(`units.${head}`)}</TableCell>)}</TableRow></TableHead>
            <TableBody>
              {shown.map((unit) => (
                <TableRow key={unit.id} hover>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}><Link to={`/units/${unit.id}`} style={{ color: 'inherit' }}>{named(unit)}</Link></TableCell>
                  <TableCell>{unit.code}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`units.sort.${unit.kind}`)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{named(unit.area)}</TableCell>
                  <TableCell>{unit.keys.map(keyName).join(comma) || '—'}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{pack ? t('units.count', { count: categoriesOf(unit, pack).leads.length }) : ''}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      ) : null}
    </Box>
  );
};

export default UnitsPage;
