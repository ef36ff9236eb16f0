import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { usePackInForce } from '../units/usePackInForce.ts';
import { placeColours, placePath, type Place } from './place.ts';

interface DialogProps { onDone: () => void; onClose: () => void }

/** A place on the register, with its class and its grid. */
export const PlaceDialog = ({ onDone, onClose }: DialogProps) => {
  const { t, named } = useWords();
  const [value, setValue] = useState({ code: '', zh: '', en: '', address: '', owner: '' });
  const [grid, setGrid] = useState('');
  const [kind, setKind] = useState('');
  const { data: pack } = usePackInForce(grid);
  const plain = Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text));
  const body = { ...plain, grid, class: kind };
  return (
    <CommandDialog title={t('places.add')} go={t('places.add')} path="/api/places" body={body} ready={Boolean(plain['code'] && plain['zh'] && grid && kind)} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <AreaChoice label={t('places.grid')} required value={grid} error={errors['grid']} onChange={setGrid} />
          <TextField select required label={t('places.class')} value={kind} error={Boolean(errors['class'])} helperText={errors['class']} onChange={(picked) => setKind(picked.target.value)}>
            {(pack?.cadences ?? []).filter(({ of }) => of === 'place').map((one) => <MenuItem key={one.code} value={one.code}>{one.code} {named(one)}</MenuItem>)}
          </TextField>
          {(['code', 'zh', 'en', 'address', 'owner'] as const).map((name) => (
            <TextField key={name} required={name === 'code' || name === 'zh'} label={t(name === 'zh' || name === 'en' ? `setUp.${name}` : `places.${name}`)} value={value[name]} error={Boolean(errors[name])} helperText={errors[name]} onChange={(typed) => setValue({ ...value, [name]: typed.target.value })} slotProps={{ htmlInput: { maxLength: name === 'address' ? 200 : 80 } }} />
          ))}
        </>
      )}
    </CommandDialog>
  );
};

/** Another colour for a place, with a reason; rented housing changes its class with it. */
export const ColourDialog = ({ place, onDone, onClose }: DialogProps & { place: Place }) => {
  const { t } = useWords();
  const [colour, setColour] = useState<string>(place.colour ?? 'green');
  const [reason, setReason] = useState('');
  return (
    <CommandDialog title={`${t('places.recolour')} · ${place.zh}`} go={t('places.recolour')} path={placePath(place.id, 'colour')} body={{ colour, reason: reason.trim() }} ready={reason.trim() !== ''} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <TextField select label={t('places.colour')} value={colour} error={Boolean(errors['colour'])} helperText={errors['colour']} onChange={(picked) => setColour(picked.target.value)}>
            {placeColours.map((one) => <MenuItem key={one} value={one}>{t(`places.colours.${one}`)}</MenuItem>)}
          </TextField>
          <TextField required label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </>
      )}
    </CommandDialog>
  );
};
