import { Alert, Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { inHandOf, inHandCounts } from './duty.ts';
import { WorkerChoice } from './WorkerChoice.tsx';

/** Somebody goes on leave: what he has in hand is counted first, then goes over in one step, to a stand-in until a day or for good. */
export const HandOverDialog = ({ person = '', onClose }: { person?: string; onClose: () => void }) => {
  const { t, named, chinese } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const [from, setFrom] = useState(person);
  const [to, setTo] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const { data, error } = useQuery({ queryKey: ['duties', 'inHand', from], queryFn: () => inHandOf(from), enabled: from !== '', staleTime: 0, retry: false });
  const body = { person: from, to, reason: reason.trim(), ...(until ? { until } : {}), ...(note.trim() ? { note: note.trim() } : {}) };
  return (
    <CommandDialog title={t('duties.handTitle')} go={t('duties.go')} path="/api/hand-overs" body={body} ready={Boolean(data && to && body.reason)} onDone={() => { notify(t('duties.handedOver'), { type: 'success' }); onClose(); }} onClose={onClose}>
      {(errors) => (
        <>
          <WorkerChoice plain value={from} onChange={(chosen) => { setFrom(chosen); setTo(''); }} label={t('duties.worker')} />
          {error ? <Alert severity="warning" variant="outlined">{why(error)}</Alert> : null}
          {data ? (
            <Box role="status">
              <Typography component="h3" sx={{ fontWeight: 700 }}>{t('duties.inHand', { areas: data.areas.map((area) => named(area)).join(chinese ? '、' : ', ') })}</Typography>
              <Box component="ul" sx={{ m: 0, pl: 2.5, columns: { sm: 2 } }}>{inHandCounts.map((count) => <li key={count}>{t(`duties.inHandOf.${count}`)} {data.inHand[count]}</li>)}</Box>
            </Box>
          ) : null}
          <Autocomplete
            options={data?.successors ?? []} value={data?.successors.find(({ id }) => id === to) ?? null} disabled={!data} getOptionLabel={({ name }) => name} getOptionKey={({ id }) => id} onChange={(_, picked) => setTo(picked?.id ?? '')} noOptionsText={t('dialog.nobody')}
            renderInput={(input) => <TextField {...input} required label={t('duties.to')} error={Boolean(errors['to'])} helperText={errors['to']} />}
          />
          <TextField type="date" label={t('duties.until')} value={until} error={Boolean(errors['until'])} helperText={errors['until'] ?? t('duties.untilHint')} onChange={(typed) => setUntil(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
          <TextField required label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
          <TextField multiline minRows={2} label={t('dialog.optional', { label: t('duties.note') })} value={note} helperText={t('duties.noteHint')} onChange={(typed) => setNote(typed.target.value)} slotProps={{ htmlInput: { maxLength: 2000 } }} />
        </>
      )}
    </CommandDialog>
  );
};
