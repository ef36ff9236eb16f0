import { Box, Button, Card, FormControlLabel, Switch, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { ListBase, Title, useListContext, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';
import { GiveTaskDialog } from './GiveTaskDialog.tsx';
import type { Task } from './task.ts';

const newest = { field: 'id', order: 'DESC' } as const;

/** Given tasks 交办: what, until when, how much of it is done. */
const TasksPage = () => {
  const { t } = useWords();
  return (
    <ListBase resource="tasks" sort={newest} perPage={25} exporter={false} storeKey="tasks">
      <Title title={t('tasks.title')} />
      <Narrow />
      <Found<Task> family="tasks">{(records) => <Rows records={records} />}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t } = useWords();
  const notify = useNotify();
  const { filterValues, setFilters, refetch } = useListContext();
  const [giving, give] = useState(false);
  const values = filterValues as Record<string, unknown>;
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = values;
    setFilters(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, alignItems: 'center', '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <Box sx={{ minWidth: 200 }}><AreaChoice label={t('filters.area')} value={String(values['area'] ?? '')} onChange={(area) => set('area', area)} /></Box>
      <FormControlLabel control={<Switch checked={values['open'] === true} onChange={(_, on) => set('open', on)} />} label={t('tasks.onlyOpen')} />
      <FormControlLabel control={<Switch checked={values['mine'] === true} onChange={(_, on) => set('mine', on)} />} label={t('tasks.onlyMine')} />
      <Button variant="contained" onClick={() => give(true)}>{t('tasks.give')}</Button>
      {giving ? <GiveTaskDialog onClose={() => give(false)} onDone={(task) => { give(false); notify(t('tasks.given', { count: task.total }), { type: 'success' }); void refetch(); }} /> : null}
    </Box>
  );
};

export const taskCounts = ['total', 'done', 'late', 'left', 'overdue', 'excused', 'cancelled'] as const;

const Rows = ({ records }: { records: Task[] }) => {
  const { t, at, named } = useWords();
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('tasks.title')}>
      <Table aria-label={t('tasks.title')}>
        <TableHead>
          <TableRow>
            {['what', 'area', 'by', 'until'].map((head) => <TableCell key={head}>{t(`tasks.${head}`)}</TableCell>)}
            {taskCounts.map((count) => <TableCell key={count} align="right">{t(`tasks.count.${count}`)}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {records.map((task) => (
            <TableRow key={task.id} hover>
              <TableCell sx={{ minWidth: 220 }}><Link to={`/tasks/${task.id}`} style={{ color: 'inherit' }}>{task.what ?? t('tasks.hidden')}</Link>{task.cancelledAt ? <Typography variant="caption" component="p" color="text.secondary">{t('tasks.cancelledAt', { at: at(task.cancelledAt) })}</Typography> : null}</TableCell>
              <TableCell>{named(task.area)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{task.givenBy?.name ?? ''}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(task.until)}</TableCell>
              {taskCounts.map((count) => <TableCell key={count} align="right" sx={count === 'overdue' && task.overdue > 0 ? { fontWeight: 700 } : {}}>{count === 'overdue' && task.overdue > 0 ? '▲ ' : ''}{task[count]}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

export default TasksPage;
