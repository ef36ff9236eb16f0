import { Checkbox, FormControlLabel, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { PlaceField } from '../cases/choices/PlaceField.tsx';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { usePackInForce } from '../units/usePackInForce.ts';
import { placePath, type WholePlace } from './place.ts';

interface DialogProps { place: WholePlace; onDone: () => void; onClose: () => void; onStale: () => void }
const texts = ['zh', 'en', 'address', 'owner'] as const;

/** What is written of a place, put right; only what differs is sent. The phone of whoever answers for it is written, never shown. */
export const CorrectPlaceDialog = ({ place, onDone, onClose, onStale }: DialogProps) => {
  const { t, named } = useWords();
  const was = { zh: place.zh, en: place.en ?? '', address: place.address ?? '', owner: place.owner ?? '', class: place.class, circumstance: place.circumstance ?? '', grid: place.grid?.id ?? '' };
  const [value, setValue] = useState(was);
  const [contact, setContact] = useState('');
  const [noContact, drop] = useState(false);
  const wasSpot = { lng: String(place.location?.lng ?? ''), lat: String(place.location?.lat ?? '') };
  const [spot, setSpot] = useState(wasSpot);
  const [reason, setReason] = useState('');
  const { data: pack } = usePackInForce(value.grid);
  const classes = (pack?.cadences ?? []).filter(({ of }) => of === 'place');
  const turns = (classes.find(({ code }) => code === value.class)?.otherwise ?? []).flatMap(({ code, when }) => (code ? [{ code, when }] : []));
  const set = (name: keyof typeof was, text: string) => setValue({ ...value, [name]: text, ...(name === 'class' ? { circumstance: '' } : {}) });
  const differs = Object.entries(value).filter(([name, text]) => text.trim() !== was[name as keyof typeof was]).map(([name, text]) => [name, text.trim() || null]);
  const body = {
    ...Object.fromEntries(differs), ...(noContact ? { contact: null } : contact.trim() ? { contact: contact.trim() } : {}),
    ...(spot.lng !== wasSpot.lng || spot.lat !== wasSpot.lat ? { location: spot.lng.trim() === '' && spot.lat.trim() === '' ? null : { lng: Number(spot.lng), lat: Number(spot.lat) } } : {}),
  };
  return (
    <CommandDialog wide title={`${t('register.correctPlace')} · ${place.zh}`} go={t('register.correctPlace')} path={placePath(place.id, 'correction')} body={{ ...body, ...(reason.trim() ? { reason: reason.trim() } : {}) }} seq={place.seq} ready={Object.keys(body).length > 0 && value.zh.trim() !== ''} onDone={onDone} onClose={onClose} onStale={onStale}>
      {(errors) => (
        <>
          <AreaChoice label={t('places.grid')} value={value.grid} error={errors['grid']} onChange={(grid) => set('grid', grid || was.grid)} />
          <TextField select label={t('places.class')} value={pack ? value.class : ''} error={Boolean(errors['class'])} helperText={errors['class']} onChange={(picked) => set('class', picked.target.value)}>
            {classes.map((one) => <MenuItem key={one.code} value={one.code}>{one.code} {named(one)}</MenuItem>)}
          </TextField>
          {turns.length > 0 ? (
            <TextField select label={t('register.circumstance')} value={value.circumstance} error={Boolean(errors['circumstance'])} helperText={errors['circumstance']} onChange={(picked) => set('circumstance', picked.target.value)}>
              <MenuItem value="">—</MenuItem>
              {turns.map(({ code, when }) => <MenuItem key={code} value={code}>{named(when)}</MenuItem>)}
            </TextField>
          ) : null}
          {texts.map((name) => <TextField key={name} required={name === 'zh'} label={t(name === 'zh' || name === 'en' ? `setUp.${name}` : `places.${name}`)} value={value[name]} error={Boolean(errors[name])} helperText={errors[name]} onChange={(typed) => set(name, typed.target.value)} slotProps={{ htmlInput: { maxLength: name === 'address' ? 200 : 80 } }} />)}
          <PlaceField label={t('register.spot')} value={spot} error={errors['location']} onChange={setSpot} />
          <TextField label={t('register.contact')} value={contact} disabled={noContact} autoComplete="off" error={Boolean(errors['contact'])} helperText={errors['contact'] ?? (place.hasContact ? t('register.onRecord') : ' ')} onChange={(typed) => setContact(typed.target.value)} />
          {place.hasContact ? <FormControlLabel control={<Checkbox checked={noContact} onChange={(_, on) => { drop(on); setContact(''); }} />} label={t('register.takeAway', { what: t('register.contact') })} /> : null}
          <TextField label={t('dialog.optional', { label: t('setUp.reason') })} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </>
      )}
    </CommandDialog>
  );
};

/** A place is no longer there: it keeps its history and its code. */
export const EndPlaceDialog = ({ place, onDone, onClose, onStale }: DialogProps) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog title={`${t('register.endPlace')} · ${place.zh}`} go={t('register.endPlace')} path={placePath(place.id, 'end')} body={{ reason: reason.trim() }} seq={place.seq} ready={reason.trim() !== ''} onDone={onDone} onClose={onClose} onStale={onStale}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t('register.endPlaceMeans')}</Typography>
          <TextField required autoFocus label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </>
      )}
    </CommandDialog>
  );
};
