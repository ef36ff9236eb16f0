import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import type { Resident } from '../households/household.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { localDay } from '../packs/days.ts';
import { usePackInForce } from '../units/usePackInForce.ts';

/** A class for a household or one of its people: without purpose, legal basis, source and end it cannot be asked for. It counts once somebody else approved it. */
export const TagDialog = ({ household, area, residents, onDone, onClose }: { household: { id: string; name: string }; area: string; residents: readonly Resident[]; onDone: () => void; onClose: () => void }) => {
  const { t, named } = useWords();
  const { data: pack } = usePackInForce(area);
  const [code, setCode] = useState('');
  const [circumstance, setCircumstance] = useState('');
  const [resident, setResident] = useState('');
  const [words, setWords] = useState({ purpose: '', legalBasis: '', sourceUnit: '' });
  const [validFrom, setFrom] = useState(() => localDay());
  const [validTo, setTo] = useState(() => localDay(365));
  const classes = (pack?.cadences ?? []).filter(({ of, on, code: one }) => of === 'household' && on && one !== 'H01');
  const plain = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()]));
  const turns = (classes.find((one) => one.code === code)?.otherwise ?? []).flatMap(({ code: turn, when }) => (turn ? [{ code: turn, when }] : []));
  const body = { code, ...(circumstance ? { circumstance } : {}), ...(resident ? { resident } : {}), ...plain, validFrom, validTo };
  const ready = Boolean(code && validFrom && validTo && Object.values(plain).every(Boolean));
  return (
    <CommandDialog title={`${t('tags.ask')} · ${household.name}`} go={t('tags.ask')} path={`/api/households/${household.id}/tags`} body={body} ready={ready} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t('tags.askMeans')}</Typography>
          <TextField select required label={t('tags.code')} value={code} error={Boolean(errors['code'])} helperText={errors['code']} onChange={(picked) => { setCode(picked.target.value); setCircumstance(''); }}>
            {classes.map((one) => <MenuItem key={one.code} value={one.code}>{one.code} {named(one)}</MenuItem>)}
          </TextField>
          {turns.length > 0 ? (
            <TextField select label={t('register.circumstance')} value={circumstance} error={Boolean(errors['circumstance'])} helperText={errors['circumstance']} onChange={(picked) => setCircumstance(picked.target.value)}>
              <MenuItem value="">—</MenuItem>
              {turns.map((turn) => <MenuItem key={turn.code} value={turn.code}>{named(turn.when)}</MenuItem>)}
            </TextField>
          ) : null}
          <TextField select label={t('tags.resident')} value={resident} error={Boolean(errors['resident'])} helperText={errors['resident']} onChange={(picked) => setResident(picked.target.value)}>
            <MenuItem value="">{t('tags.whole')}</MenuItem>
            {residents.map((one) => <MenuItem key={one.id} value={one.id}>{one.name ?? t('households.noName')} · {t(`households.relation.${one.relation}`)}</MenuItem>)}
          </TextField>
          {(['purpose', 'legalBasis', 'sourceUnit'] as const).map((name) => (
            <TextField key={name} required label={t(`households.tag.${name}`)} value={words[name]} error={Boolean(errors[name])} helperText={errors[name]} onChange={(typed) => setWords({ ...words, [name]: typed.target.value })} slotProps={{ htmlInput: { maxLength: name === 'sourceUnit' ? 60 : 200 } }} />
          ))}
          <TextField type="date" required label={t('tags.validFrom')} value={validFrom} error={Boolean(errors['validFrom'])} helperText={errors['validFrom']} onChange={(typed) => setFrom(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
          <TextField type="date" required label={t('tags.validTo')} value={validTo} error={Boolean(errors['validTo'])} helperText={errors['validTo'] ?? t('tags.validToHint')} onChange={(typed) => setTo(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
        </>
      )}
    </CommandDialog>
  );
};
