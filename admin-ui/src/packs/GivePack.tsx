import { Alert, Box, Button, Card, MenuItem, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { fieldErrors } from '../cases/useAct.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { Refusal } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from './days.ts';
import { givePack, type PackVersion } from './rules.ts';

/** An area works by a version from a day on. Cases keep the version that they began with. */
export const GivePack = ({ packs }: { packs: PackVersion[] }) => {
  const { t, named, at } = useWords();
  const why = useProblemWords();
  const queries = useQueryClient();
  const [chosen, choose] = useState('');
  const [area, setArea] = useState('');
  const [from, setFrom] = useState(() => localDay(1));
  const [given, setGiven] = useState('');
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const pack = packs.find((one) => keyOf(one) === chosen);
  const errors = failure instanceof Refusal ? fieldErrors(failure.problem) : {};

  const give = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!pack || !area) return;
    setBusy(true);
    fail(undefined);
    setGiven('');
    await givePack(area, { packId: pack.id, version: pack.version, from }).then((told) => setGiven(told.from), fail);
    await queries.invalidateQueries({ queryKey: ['packs'] });
    setBusy(false);
  };
  return (
    <Card component="form" onSubmit={give} aria-labelledby="give-title" sx={{ p: 2, display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Typography id="give-title" component="h2" sx={{ fontWeight: 700 }}>{t('rules.giveTitle')}</Typography>
      <Typography variant="body2" color="text.secondary">{t('rules.giveHint')}</Typography>
      <TextField select required label={t('rules.pack')} value={chosen} error={Boolean(errors['packId'])} helperText={errors['packId']} onChange={(picked) => choose(picked.target.value)}>
        {packs.map((one) => <MenuItem key={keyOf(one)} value={keyOf(one)}>{named(one)} v{one.version}</MenuItem>)}
      </TextField>
      <AreaChoice label={t('rules.area')} required value={area} onChange={setArea} />
      <TextField type="date" required label={t('rules.fromDay')} value={from} error={Boolean(errors['from'])} helperText={errors['from']} onChange={(typed) => setFrom(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
      <Box role="status">
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        {given ? <Alert severity="success" variant="outlined">{t('rules.given', { at: at(given, true) })}</Alert> : null}
      </Box>
      <Box><Button type="submit" variant="contained" disabled={busy || !pack || !area || !from}>{t('rules.give')}</Button></Box>
    </Card>
  );
};

const keyOf = ({ id, version }: PackVersion) => `${id}@${version}`;
