import { Alert, Box, Button, Card, Checkbox, FormControlLabel, MenuItem, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { Title, useDataProvider, useGetList } from 'react-admin';
import { BudgetField } from '../cases/choices/BudgetField.tsx';
import { fieldErrors } from '../cases/useAct.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { Refusal } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { DeadlineAnswer } from './DeadlineAnswer.tsx';
import type { Preview } from './preview.ts';

interface Pause {
  from: string;
  to: string;
}

/** 算期限: if it starts at X, when is it due, and how does the sum go. */
const DeadlinePage = () => {
  const { t, word } = useWords();
  const door = useDataProvider<DeskProvider>();
  const why = useProblemWords();
  const { data: calendars = [] } = useGetList('calendars', { pagination: { page: 1, perPage: 100 } });
  const [calendar, setCalendar] = useState('');
  const [start, setStart] = useState(() => localNow());
  const [budget, setBudget] = useState('8 wh');
  const [endOfDay, setEndOfDay] = useState(false);
  const [pauses, setPauses] = useState<Pause[]>([]);
  const [answer, setAnswer] = useState<Preview>();
  const [failure, setFailure] = useState<unknown>();
  const chosen = calendar || String(calendars[0]?.['code'] ?? '');
  const errors = failure instanceof Refusal ? fieldErrors(failure.problem) : {};

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const asked = {
      calendarId: chosen,
      start: instant(start),
      budget,
      ...(endOfDay ? { endOfDay } : {}),
      ...(pauses.length > 0 ? { pauses: pauses.map((pause) => ({ from: instant(pause.from), ...(pause.to ? { to: instant(pause.to) } : {}) })) } : {}),
    };
    // Counted until now it says where one stands; counted until the end it is the whole sum.
    const whole = async (told: Preview): Promise<Preview> => (told.due && told.leftSeconds > 0 ? { ...told, sum: await door.preview({ ...asked, at: told.due }) } : told);
    await door.preview(asked).then(whole).then(
      (told) => { setAnswer(told); setFailure(undefined); },
      (problem: unknown) => { setAnswer(undefined); setFailure(problem); },
    );
  };
  const change = (index: number, part: Partial<Pause>) => setPauses(pauses.map((pause, place) => (place === index ? { ...pause, ...part } : pause)));

  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, maxWidth: 860 }}>
      <Title title={t('deadlines.title')} />
      <Card component="form" onSubmit={send} sx={{ p: 2.5, display: 'grid', gap: 2 }}>
        <Typography color="text.secondary">{t('deadlines.intro')}</Typography>
        {failure ? <Alert severity="error" variant="outlined">{why(failure)} {Object.values(errors).join(' ')}</Alert> : null}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '1fr 1fr' } }}>
          <TextField select label={t('deadlines.calendar')} value={chosen} onChange={(picked) => setCalendar(picked.target.value)}>
            {calendars.map((one) => (
              <MenuItem key={one.id} value={String(one['code'])}>{word('calendar', String(one['code']))}</MenuItem>
            ))}
          </TextField>
          <Moment label={t('deadlines.start')} value={start} onChange={setStart} error={errors['start']} />
          <BudgetField label={t('deadlines.budget')} value={budget} onChange={setBudget} error={errors['budget']} units={['wh', 'wd', 'h', 'd', 'min', 'wmin', 's']} />
          <FormControlLabel control={<Checkbox checked={endOfDay} onChange={(_, on) => setEndOfDay(on)} />} label={t('deadlines.endOfDay')} />
        </Box>
        {pauses.map((pause, index) => (
          <Box key={index} sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '1fr 1fr auto' } }}>
            <Moment label={t('deadlines.pauseFrom')} value={pause.from} onChange={(from) => change(index, { from })} error={errors['pauses']} />
            <Moment label={t('deadlines.pauseTo')} value={pause.to} onChange={(to) => change(index, { to })} optional />
            <Button onClick={() => setPauses(pauses.filter((_, place) => place !== index))}>{t('deadlines.removePause')}</Button>
          </Box>
        ))}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" disabled={!chosen || !budget}>{t('deadlines.go')}</Button>
          <Button variant="outlined" onClick={() => setPauses([...pauses, { from: start, to: '' }])}>{t('deadlines.addPause')}</Button>
        </Box>
      </Card>
      {answer ? <DeadlineAnswer answer={answer} /> : null}
    </Box>
  );
};

const Moment = ({ label, value, onChange, error, optional = false }: { label: string; value: string; onChange: (local: string) => void; error?: string | undefined; optional?: boolean }) => (
  <TextField type="datetime-local" label={label} value={value} required={!optional} error={Boolean(error)} helperText={error} onChange={(typed) => onChange(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
);

/** The desk works by Beijing time, wherever the browser stands. */
const instant = (local: string) => `${local.length === 16 ? `${local}:00` : local}+08:00`;
const localNow = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

export default DeadlinePage;
