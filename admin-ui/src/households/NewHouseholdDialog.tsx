import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import type { Household } from './household.ts';
import { relations } from './ResidentDialog.tsx';

interface Person { name: string; relation: string; idNumber: string; phone: string }
const nobody = (relation: string): Person => ({ name: '', relation, idNumber: '', phone: '' });
const filled = (fields: object) => Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, String(text).trim()]).filter(([, text]) => text));

/** One household with its people. Numbers and phones go to the server alone, are kept encrypted and shown masked from then on. */
export const NewHouseholdDialog = ({ onDone, onClose }: { onDone: (household: Household) => void; onClose: () => void }) => {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [grid, setGrid] = useState('');
  const [address, setAddress] = useState('');
  const [kind, setKind] = useState('family');
  const [people, setPeople] = useState([nobody('head')]);
  const body = { code: code.trim(), grid, address: address.trim(), kind, residents: people.map(filled).filter(({ name }) => name) };
  const set = (nth: number, change: Partial<Person>) => setPeople(people.map((person, at) => (at === nth ? { ...person, ...change } : person)));
  return (
    <CommandDialog<Household> wide title={t('households.add')} go={t('households.add')} path="/api/households" body={body} ready={Boolean(body.code && grid && body.address)} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' }, alignItems: 'start' }}>
            <TextField required autoFocus label={t('households.column.code')} value={code} error={Boolean(errors['code'])} helperText={errors['code'] ?? t('areas.codeHint')} onChange={(typed) => setCode(typed.target.value)} />
            <AreaChoice required label={t('households.column.grid')} value={grid} error={errors['grid']} onChange={setGrid} />
            <TextField required label={t('households.column.address')} value={address} error={Boolean(errors['address'])} helperText={errors['address']} onChange={(typed) => setAddress(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
            <TextField select label={t('households.column.kind')} value={kind} onChange={(picked) => setKind(picked.target.value)}>
              {['family', 'collective', 'registeredOnly'].map((one) => <MenuItem key={one} value={one}>{t(`households.kind.${one}`)}</MenuItem>)}
            </TextField>
          </Box>
          <Typography component="h3" sx={{ fontWeight: 700 }}>{t('households.members')}</Typography>
          {people.map((person, nth) => (
            <Box key={nth} role="group" aria-label={t('households.personNo', { n: nth + 1 })} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '1.2fr 1fr 1.6fr 1.2fr auto' }, alignItems: 'start' }}>
              <TextField label={t('households.field.name')} value={person.name} onChange={(typed) => set(nth, { name: typed.target.value })} autoComplete="off" />
              <TextField select label={t('households.import.columns.relation')} value={person.relation} onChange={(picked) => set(nth, { relation: picked.target.value })}>
                {relations.map((one) => <MenuItem key={one} value={one}>{t(`households.relation.${one}`)}</MenuItem>)}
              </TextField>
              <TextField label={t('households.field.idNumber')} value={person.idNumber} onChange={(typed) => set(nth, { idNumber: typed.target.value })} autoComplete="off" />
              <TextField label={t('households.field.phone')} value={person.phone} onChange={(typed) => set(nth, { phone: typed.target.value })} autoComplete="off" />
              <Button disabled={people.length === 1} onClick={() => setPeople(people.filter((_, at) => at !== nth))}>{t('calendar.drop')}</Button>
            </Box>
          ))}
          {errors['residents'] ? <Typography color="error" role="alert">{errors['residents']}</Typography> : null}
          <Box><Button variant="outlined" onClick={() => setPeople([...people, nobody('other')])}>{t('households.addPerson')}</Button></Box>
        </>
      )}
    </CommandDialog>
  );
};
