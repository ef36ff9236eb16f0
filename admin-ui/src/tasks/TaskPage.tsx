import { Alert, Box, Button, Card, CircularProgress, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useGetList, useNotify } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { Duty } from '../duties/duty.ts';
import { DutyState, useDutyWords } from '../duties/DutyWords.tsx';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { taskOf, taskPath, type Task } from './task.ts';
import { taskCounts } from './TasksPage.tsx';

/** One given task: how far it is, and what is still owed at which door. */
const TaskPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  const { data, error } = useQuery({ queryKey: ['tasks', 'one', id], queryFn: () => taskOf(id) });
  return (
    <Box sx={{ py: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1000 }}>
      <Title title={t('tasks.one')} />
      <Box><Button component={Link} to="/tasks" size="small">← {t('tasks.back')}</Button></Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Whole task={data} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Whole = ({ task }: { task: Task }) => {
  const { t, at, named } = useWords();
  const say = useDutyWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [cancelling, cancel] = useState(false);
  const [reason, setReason] = useState('');
  const { data: duties = [] } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 100 }, filter: { task: task.id } });
  const done = async () => {
    cancel(false);
    notify(t('tasks.takenBack'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['tasks'] });
  };
  return (
    <>
      <Card sx={{ p: 2 }}>
        <Typography variant="h5" component="h2" sx={{ whiteSpace: 'pre-wrap' }}>{task.what ?? t('tasks.hidden')}</Typography>
        <Typography color="text.secondary">{[named(task.area), t('tasks.givenAt', { who: task.givenBy?.name ?? '', at: at(task.givenAt, true) }), t('tasks.untilAt', { at: at(task.until, true) })].filter(Boolean).join(' · ')}</Typography>
        <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, pt: 1.5, '& dt': { color: 'text.secondary', fontSize: '0.8125rem' }, '& dd': { m: 0, fontSize: '1.25rem', fontWeight: 700 } }}>
          {taskCounts.map((count) => <div key={count}><dt>{t(`tasks.count.${count}`)}</dt><dd>{task[count]}</dd></div>)}
        </Box>
        {task.cancelledAt ? <Typography>{t('tasks.cancelledAt', { at: at(task.cancelledAt, true) })} · {task.cancelledWhy}</Typography> : <Box sx={{ pt: 1.5 }}><Button variant="outlined" onClick={() => cancel(true)}>{t('tasks.takeBack')}</Button></Box>}
      </Card>
      <Section level="h2" title={t('tasks.owed')}>
        {duties.length === 0 ? <Typography color="text.secondary">{t('tasks.nothingOwed')}</Typography> : (
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {duties.map((duty) => (
              <Box component="li" key={duty.id} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
                <Typography variant="body2">{duty.visit ? <Link to={`/visits/${duty.visit}/show`} style={{ color: 'inherit' }}>{say.target(duty)}</Link> : say.target(duty)} · {duty.worker?.name ?? t('duties.nobody')} <DutyState duty={duty} /></Typography>
              </Box>
            ))}
          </Box>
        )}
      </Section>
      {cancelling ? (
        <CommandDialog title={t('tasks.takeBack')} go={t('tasks.takeBack')} path={taskPath(task.id, 'cancel')} body={{ reason: reason.trim() }} ready={reason.trim() !== ''} onDone={done} onClose={() => cancel(false)}>
          {(errors) => (
            <>
              <Typography color="text.secondary">{t('tasks.takeBackMeans')}</Typography>
              <TextField required autoFocus label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} />
            </>
          )}
        </CommandDialog>
      ) : null}
    </>
  );
};

export default TaskPage;
