import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { PlaceField } from '../cases/choices/PlaceField.tsx';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { doorParts, householdPath, type Card } from './household.ts';

const none = (part: string) => (part === 'none' ? '' : part);

/** Where a household is, put right; in another grid what is owed there goes along. Only what differs is sent. */
export const CorrectHouseholdDialog = ({ card, onDone, onClose, onStale }: { card: Card; onDone: () => void; onClose: () => void; onStale: () => void }) => {
  const { t } = useWords();
  const [address, setAddress] = useState(card.address);
  const [door, setDoor] = useState(card.door);
  const [kind, setKind] = useState(card.kind);
  const [grid, setGrid] = useState(card.grid?.id ?? '');
  const was = { lng: String(card.location?.lng ?? ''), lat: String(card.location?.lat ?? '') };
  const [spot, setSpot] = useState(was);
  const [reason, setReason] = useState('');
  const doors = Object.fromEntries(doorParts.filter((part) => door[part] !== card.door[part]).map((part) => [part, door[part].trim() || 'none']));
  const moved = spot.lng !== was.lng || spot.lat !== was.lat;
  const body = {
    ...(address.trim() === card.address ? {} : { address: address.trim() }), ...(Object.keys(doors).length > 0 ? { door: doors } : {}), ...(kind === card.kind ? {} : { kind }),
    ...(grid && grid !== card.grid?.id ? { grid } : {}), ...(moved ? { location: spot.lng.trim() === '' && spot.lat.trim() === '' ? null : { lng: Number(spot.lng), lat: Number(spot.lat) } } : {}),
  };
  return (
    <CommandDialog wide title={`${t('register.correct')} · ${card.code}`} go={t('register.correct')} path={householdPath(card.id, 'correction')} body={{ ...body, ...(reason.trim() ? { reason: reason.trim() } : {}) }} seq={card.seq} ready={Object.keys(body).length > 0} onDone={onDone} onClose={onClose} onStale={onStale}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t('register.correctMeans')}</Typography>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' }, alignItems: 'start' }}>
            <TextField label={t('households.column.address')} value={address} error={Boolean(errors['address'])} helperText={errors['address'] ?? t('register.addressHint')} onChange={(typed) => setAddress(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
            <AreaChoice label={t('households.column.grid')} value={grid} error={errors['grid']} onChange={setGrid} />
            {doorParts.map((part) => <TextField key={part} label={t(`households.import.columns.${part}`)} value={none(door[part])} error={Boolean(errors['door'])} helperText={errors['door']} onChange={(typed) => setDoor({ ...door, [part]: typed.target.value })} slotProps={{ htmlInput: { maxLength: 60 } }} />)}
            <TextField select label={t('households.column.kind')} value={kind} onChange={(picked) => setKind(picked.target.value)}>
              {['family', 'collective', 'registeredOnly'].map((one) => <MenuItem key={one} value={one}>{t(`households.kind.${one}`)}</MenuItem>)}
            </TextField>
          </Box>
          <PlaceField label={t('register.spot')} value={spot} error={errors['location']} onChange={setSpot} />
          <TextField label={t('dialog.optional', { label: t('setUp.reason') })} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason'] ?? t('register.noNames')} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </>
      )}
    </CommandDialog>
  );
};
