import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { outcomes } from '../../../domain/visit/status.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { localDay } from '../packs/days.ts';
import { PersonSearch } from '../people/PersonSearch.tsx';

/** What is done about a visit at the desk, in the order in which it is offered. Beginning one is for the door. */
const offered = ['grantExcuse', 'refuseExcuse', 'record', 'plan', 'hand', 'askExcuse', 'tell'] as const;
type Deed = (typeof offered)[number];
const excuses = ['leave', 'disaster', 'accessBlocked', 'overload'] as const;

/** Only what the server says that this reader may do now. */
export const VisitActions = ({ visit, actions }: { visit: string; actions: readonly { name: string }[] }) => {
  const { t } = useWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [deed, begin] = useState<Deed>();
  const names = new Set(actions.map(({ name }) => name));
  const shown = offered.filter((one) => names.has(one));
  const done = async () => {
    notify(t('visitDesk.done', { what: t(`visitDesk.deed.${deed}`) }), { type: 'success' });
    begin(undefined);
    await Promise.all(['visits', 'duties', 'missed'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
  if (shown.length === 0) return null;
  return (
    <Box role="group" aria-label={t('visitDesk.actions')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
      {shown.map((one, nth) => <Button key={one} variant={nth === 0 ? 'contained' : 'outlined'} onClick={() => begin(one)}>{t(`visitDesk.deed.${one}`)}</Button>)}
      {deed ? <VisitDialog key={deed} visit={visit} deed={deed} onDone={done} onClose={() => begin(undefined)} /> : null}
    </Box>
  );
};

const VisitDialog = ({ visit, deed, onDone, onClose }: { visit: string; deed: Deed; onDone: () => void; onClose: () => void }) => {
  const { t, word } = useWords();
  const [words, setWords] = useState('');
  const [reason, setReason] = useState<string>('leave');
  const [day, setDay] = useState(() => localDay(1));
  const [time, setTime] = useState('10:00');
  const [to, setTo] = useState('');
  const [outcome, setOutcome] = useState<string>('metRemote');
  const said = words.trim();
  const bodies: Record<Deed, object> = {
    grantExcuse: {}, refuseExcuse: { reason: said }, askExcuse: { reason: said ? `${reason}: ${said}` : reason }, plan: { slot: `${day}T${time}:00+08:00` }, hand: { to },
    record: { outcome, ...(said ? { note: said } : {}) }, tell: { text: said },
  };
  const ready = deed === 'hand' ? to !== '' : deed === 'refuseExcuse' || deed === 'tell' ? said !== '' : deed === 'plan' ? Boolean(day && time) : true;
  const asksWords = deed !== 'grantExcuse' && deed !== 'plan' && deed !== 'hand';
  return (
    <CommandDialog title={t(`visitDesk.deed.${deed}`)} go={t(`visitDesk.deed.${deed}`)} path={`/api/visits/${encodeURIComponent(visit)}/actions/${deed}`} body={bodies[deed]} ready={ready} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t(`visitDesk.means.${deed}`)}</Typography>
          {deed === 'askExcuse' ? (
            <TextField select label={t('visitDesk.excuse')} value={reason} onChange={(picked) => setReason(picked.target.value)}>
              {excuses.map((one) => <MenuItem key={one} value={one}>{t(`visitDesk.excuses.${one}`)}</MenuItem>)}
            </TextField>
          ) : null}
          {deed === 'record' ? (
            <TextField select label={t('visits.outcome')} value={outcome} error={Boolean(errors['outcome'])} helperText={errors['outcome']} onChange={(picked) => setOutcome(picked.target.value)}>
              {outcomes.map((one) => <MenuItem key={one} value={one}>{word('outcome', one)}</MenuItem>)}
            </TextField>
          ) : null}
          {deed === 'plan' ? (
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
              <TextField type="date" required label={t('visitDesk.day')} value={day} error={Boolean(errors['slot'])} helperText={errors['slot']} onChange={(typed) => setDay(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
              <TextField type="time" required label={t('visitDesk.time')} value={time} onChange={(typed) => setTime(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
            </Box>
          ) : null}
          {deed === 'hand' ? <PersonSearch label={t('duties.to')} required value={to} error={errors['to']} onChange={setTo} /> : null}
          {asksWords ? <TextField multiline minRows={2} required={deed === 'refuseExcuse' || deed === 'tell'} label={t(deed === 'refuseExcuse' ? 'setUp.reason' : deed === 'tell' ? 'visitDesk.told' : 'visits.note')} value={words} error={Boolean(errors['reason'] ?? errors['note'] ?? errors['text'])} helperText={errors['reason'] ?? errors['note'] ?? errors['text']} onChange={(typed) => setWords(typed.target.value)} /> : null}
        </>
      )}
    </CommandDialog>
  );
};
