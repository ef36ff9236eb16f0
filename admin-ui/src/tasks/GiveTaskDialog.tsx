import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { RowFaults } from '../households/RowFaults.tsx';
import { useWords } from '../i18n/words.ts';
import { FileButton } from '../layout/FileButton.tsx';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { localDay } from '../packs/days.ts';
import { PersonSearch } from '../people/PersonSearch.tsx';
import { pasted, readList, type ListRead, type Task } from './task.ts';

const ways = ['person', 'file', 'paste'] as const;

/** A task for one person, or for everybody whom a list names: the list is read and shown before anything is given. */
export const GiveTaskDialog = ({ onDone, onClose }: { onDone: (task: Task) => void; onClose: () => void }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const [what, setWhat] = useState('');
  const [until, setUntil] = useState(() => localDay(7));
  const [way, setWay] = useState<(typeof ways)[number]>('person');
  const [person, setPerson] = useState('');
  const [text, setText] = useState('');
  const [read, setRead] = useState<ListRead>();
  const [failure, fail] = useState<unknown>();
  const look = async (list: Blob | undefined) => {
    setRead(undefined);
    fail(undefined);
    if (list) await readList(list).then(setRead, fail);
  };
  const listed = read?.ok ? { ...(read.households.length > 0 ? { households: read.households } : {}), ...(read.people.length > 0 ? { people: read.people } : {}), source: read.source } : {};
  const body = { what: what.trim(), until, ...(way === 'person' ? (person ? { person } : {}) : listed) };
  const ready = Boolean(body.what && until && (way === 'person' ? person : read?.ok && read.households.length + read.people.length > 0));
  return (
    <CommandDialog<Task> title={t('tasks.give')} go={t('tasks.give')} path="/api/tasks" body={body} ready={ready} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <TextField required autoFocus multiline minRows={2} label={t('tasks.what')} value={what} error={Boolean(errors['what'])} helperText={errors['what']} onChange={(typed) => setWhat(typed.target.value)} slotProps={{ htmlInput: { maxLength: 1000 } }} />
          <TextField required type="date" label={t('tasks.until')} value={until} error={Boolean(errors['until'])} helperText={errors['until'] ?? t('tasks.untilHint')} onChange={(typed) => setUntil(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
          <TextField select label={t('tasks.to')} value={way} onChange={(picked) => { setWay(picked.target.value as typeof way); setRead(undefined); fail(undefined); }}>
            {ways.map((one) => <MenuItem key={one} value={one}>{t(`tasks.way.${one}`)}</MenuItem>)}
          </TextField>
          {way === 'person' ? <PersonSearch label={t('tasks.person')} required value={person} error={errors['person']} onChange={setPerson} /> : null}
          {way === 'file' ? (
            <Box>
              <FileButton label={t('tasks.chooseFile')} accept=".csv,.xlsx" onFiles={([picked]) => void look(picked)} />
              <Typography variant="body2" color="text.secondary">{t('tasks.fileHint')}</Typography>
            </Box>
          ) : null}
          {way === 'paste' ? (
            <>
              <TextField multiline minRows={3} label={t('tasks.ids')} value={text} helperText={t('tasks.idsHint')} onChange={(typed) => { setText(typed.target.value); setRead(undefined); }} />
              <Box><Button variant="outlined" disabled={!text.trim()} onClick={() => void look(pasted(text))}>{t('tasks.look')}</Button></Box>
            </>
          ) : null}
          <Box role="status">
            {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
            {read?.ok ? <Alert severity="success" variant="outlined">{t('tasks.names', { households: read.households.length, people: read.people.length, merged: read.merged })}</Alert> : null}
            {read && !read.ok ? <><Alert severity="error" variant="outlined">{t('tasks.bad', { count: read.errors.length + read.more })}</Alert><RowFaults faults={read.errors} more={read.more} /></> : null}
          </Box>
        </>
      )}
    </CommandDialog>
  );
};
