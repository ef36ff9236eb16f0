import { Box, Button, Card, FormControlLabel, Switch, Table, TableBody, TableCell, TableHead, TableRow, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { ListBase, Title, useListContext } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';
import { useRoles } from '../layout/useRoles.ts';
import type { Duty } from './duty.ts';
import { dutyReaders } from './DutyLines.tsx';
import { DutyState, OfVisit, useDutyWords } from './DutyWords.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { WorkerChoice } from './WorkerChoice.tsx';

const byDue = { field: 'due', order: 'ASC' } as const;
const handers = ['leader', 'desk', 'dispatcher', 'county'];
const coverageReaders = dutyReaders.filter((role) => role !== 'auditor');

/** What is owed at which door, by whom and until when. */
const DutiesPage = () => {
  const { t } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return (
    <ListBase resource="duties" sort={byDue} perPage={25} exporter={false} storeKey="duties">
      <Title title={t('duties.title')} />
      <Narrow />
      <Found<Duty> family="duties">{(records) => (narrow ? <Cards records={records} /> : <Rows records={records} />)}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t } = useWords();
  const roles = useRoles();
  const { filterValues, setFilters } = useListContext();
  const [params] = useSearchParams();
  const [handing, setHanding] = useState(params.has('handOver'));
  const values = filterValues as Record<string, unknown>;
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = values;
    setFilters(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, alignItems: 'center', '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <Box sx={{ minWidth: 220 }}><AreaChoice label={t('duties.area')} value={String(values['area'] ?? '')} onChange={(area) => set('area', area)} /></Box>
      <WorkerChoice value={String(values['worker'] ?? '')} onChange={(worker) => set('worker', worker)} />
      <FormControlLabel control={<Switch checked={values['overdue'] === true} onChange={(_, on) => set('overdue', on)} />} label={t('duties.overdue')} />
      {coverageReaders.some((role) => roles.includes(role)) ? <Button component={Link} to="/coverage">{t('duties.coverage')}</Button> : null}
      <Button component={Link} to="/missed">{t('missed.title')}</Button>
      {handers.some((role) => roles.includes(role)) ? <Button variant="outlined" onClick={() => setHanding(true)}>{t('duties.handOver')}</Button> : null}
      {handing ? <HandOverDialog person={params.get('handOver') ?? ''} onClose={() => setHanding(false)} /> : null}
    </Box>
  );
};

const Rows = ({ records }: { records: Duty[] }) => {
  const { t, named } = useWords();
  const say = useDutyWords();
  return (
    <Card sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('duties.title')}>
        <TableHead><TableRow>{['state', 'code', 'target', 'grid', 'worker', 'window'].map((head) => <TableCell key={head}>{t(`duties.column.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {records.map((duty) => (
            <TableRow key={duty.id} hover>
              <TableCell><DutyState duty={duty} /></TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}><OfVisit duty={duty} /></TableCell>
              <TableCell><Target duty={duty} /></TableCell>
              <TableCell>{named(duty.grid)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{duty.worker?.name ?? t('duties.nobody')}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{say.window(duty)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const Target = ({ duty }: { duty: Duty }) => {
  const say = useDutyWords();
  return duty.target.kind === 'household' ? <Link to={`/households/${duty.target.id}`} style={{ color: 'inherit' }}>{say.target(duty)}</Link> : say.target(duty);
};

const Cards = ({ records }: { records: Duty[] }) => {
  const { t, named } = useWords();
  const say = useDutyWords();
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
      {records.map((duty) => (
        <Card component="li" key={duty.id} sx={{ p: 1.5 }}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}><b><OfVisit duty={duty} /></b><DutyState duty={duty} /></Box>
          <Typography sx={{ overflowWrap: 'anywhere' }}><Target duty={duty} /></Typography>
          <Typography variant="caption" color="text.secondary" component="p">{named(duty.grid)} · {duty.worker?.name ?? t('duties.nobody')} · {say.window(duty)}</Typography>
        </Card>
      ))}
    </Box>
  );
};

export default DutiesPage;
