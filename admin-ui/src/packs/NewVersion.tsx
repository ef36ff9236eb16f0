import { Alert, Box, Button, Card, MenuItem, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { newKey } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { Faults } from './Faults.tsx';
import { FileChoice } from './FileChoice.tsx';
import { faultsOf, storeCalendar, type CalendarShown, type Fault } from './rules.ts';
import { TryOut } from './TryOut.tsx';
import { withDays, type DayChange, type WeekCalendar } from './week-calendar.ts';

/** The next version of a calendar: some dates changed here, or the whole of it from a file. Every running clock is reckoned anew. */
export const NewVersion = ({ shown }: { shown: CalendarShown }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const current = shown.calendar as unknown as WeekCalendar;
  const [days, setDays] = useState<DayChange[]>([]);
  const [through, setThrough] = useState(current.publishedThrough ?? '');
  const [file, setFile] = useState<unknown>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const last = useRef<{ body: string; key: string }>(undefined);

  const change = (at: number, part: Partial<DayChange>) => setDays(days.map((day, place) => (place === at ? { ...day, ...part } : day)));
  const filled = days.filter(({ date }) => date);
  const changed = file !== undefined || filled.length > 0 || through !== (current.publishedThrough ?? '');

  const calendar = file ?? withDays(current, filled, through);

  const publish = async () => {
    const body = JSON.stringify(calendar);
    // The same calendar keeps its key: pressing again after a lost answer makes no second version.
    if (last.current?.body !== body) last.current = { body, key: newKey() };
    setBusy(true);
    fail(undefined);
    setFaults([]);
    try {
      const told = await storeCalendar(shown.id, calendar, last.current.key);
      notify(t('calendar.published', { version: told.version }), { type: 'success' });
      await queries.invalidateQueries({ queryKey: ['calendars'] });
    } catch (problem) {
      try {
        setFaults(faultsOf(problem));
      } catch {
        fail(problem);
      }
    }
    setBusy(false);
  };

  return (
    <Card component="section" aria-labelledby="new-version-title" sx={{ p: 2, display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Typography id="new-version-title" component="h2" sx={{ fontWeight: 700 }}>{t('calendar.newVersion')}</Typography>
      <Typography variant="body2" color="text.secondary">{t('calendar.newHint')}</Typography>
      {current.always || file !== undefined ? null : (
        <>
          {days.map((day, at) => (
            <Box key={at} role="group" aria-label={t('calendar.change', { n: at + 1 })} sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '160px 180px 1fr auto' } }}>
              <TextField type="date" label={t('calendar.date')} value={day.date} onChange={(typed) => change(at, { date: typed.target.value })} slotProps={{ inputLabel: { shrink: true } }} />
              <TextField select label={t('calendar.kind')} value={day.kind} onChange={(picked) => change(at, { kind: picked.target.value as DayChange['kind'] })}>
                <MenuItem value="holiday">{t('calendar.holiday')}</MenuItem>
                <MenuItem value="makeUpDay">{t('calendar.makeUpDay')}</MenuItem>
              </TextField>
              <TextField label={t('calendar.name')} value={day.name} onChange={(typed) => change(at, { name: typed.target.value })} slotProps={{ htmlInput: { maxLength: 40 } }} />
              <Button onClick={() => setDays(days.filter((_, place) => place !== at))}>{t('calendar.drop')}</Button>
            </Box>
          ))}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
            <Button variant="outlined" onClick={() => setDays([...days, { date: '', kind: 'holiday', name: '' }])}>{t('calendar.addDay')}</Button>
            <TextField type="date" label={t('calendar.through')} value={through} onChange={(typed) => setThrough(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} sx={{ minWidth: 190 }} />
          </Box>
        </>
      )}
      <FileChoice label={t('calendar.fromFile')} onRead={setFile} />
      {changed ? <TryOut key={JSON.stringify(calendar)} rules={{ calendar }} disabled={busy} /> : null}
      <Box role="status" sx={{ display: 'grid', gap: 1 }}>
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        {faults.length > 0 ? <Faults faults={faults} /> : null}
      </Box>
      <Box><Button variant="contained" disabled={busy || !changed} onClick={publish}>{t(busy ? 'dialog.sending' : 'calendar.publish')}</Button></Box>
    </Card>
  );
};
