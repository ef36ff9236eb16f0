import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { handVisit, visitsOf } from './duty.ts';
import { useDutyWords } from './DutyWords.tsx';
import { WorkerChoice } from './WorkerChoice.tsx';

interface Outcome {
  good: number;
  failed: { target: string; why: string }[];
  all: number;
  over: boolean;
}

/** Somebody goes on leave: what he has still to visit goes to a colleague, a visit at a time, and what was refused is told by name and reason. */
export const HandOverDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const say = useDutyWords();
  const queries = useQueryClient();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  const { data: visits, error, isFetching } = useQuery({ queryKey: ['duties', 'visitsOf', from], queryFn: () => visitsOf(from), enabled: from !== '', staleTime: 0 });
  const running = outcome !== undefined && !outcome.over;

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const told: Outcome = { good: 0, failed: [], all: visits?.length ?? 0, over: false };
    setOutcome({ ...told });
    for (const duty of visits ?? []) {
      await handVisit(duty.visit!, to).then(() => { told.good += 1; }, (problem: unknown) => { told.failed.push({ target: say.target(duty), why: why(problem) }); });
      setOutcome({ ...told });
    }
    setOutcome({ ...told, over: true });
    await queries.invalidateQueries({ queryKey: ['duties'] });
  };

  return (
    <Dialog open onClose={running ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="hand-title">
      <form onSubmit={send}>
        <DialogTitle id="hand-title">{t('duties.handTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Box sx={{ pt: 1, display: 'grid', gap: 2 }}>
            <WorkerChoice plain value={from} onChange={(worker) => { setFrom(worker); setOutcome(undefined); }} label={t('duties.worker')} />
            <WorkerChoice plain value={to} onChange={setTo} label={t('duties.to')} />
          </Box>
          {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
          <Typography role="status">
            {outcome ? (outcome.over ? t('duties.handed', { good: outcome.good, bad: outcome.failed.length }) : t('duties.going', { done: outcome.good + outcome.failed.length, all: outcome.all })) : visits && !isFetching ? t('duties.counting', { count: visits.length }) : ''}
          </Typography>
          {running ? <LinearProgress variant="determinate" value={(100 * (outcome.good + outcome.failed.length)) / Math.max(1, outcome.all)} aria-label={t('duties.handOver')} /> : null}
          {outcome && outcome.failed.length > 0 ? (
            <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 200, overflow: 'auto' }} tabIndex={0}>
              {outcome.failed.map((one) => <li key={one.target}>{t('duties.failedFor', one)}</li>)}
            </Box>
          ) : null}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={running}>{t('dialog.close')}</Button>
          <Button type="submit" variant="contained" disabled={running || outcome?.over === true || !to || from === to || !visits || visits.length === 0}>{t('duties.go')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
