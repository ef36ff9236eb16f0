import { Box, Button, FormHelperText, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Answer } from '../useAnswers.ts';
import { PlaceOnMap } from './PlaceOnMap.tsx';

/** A point in WGS-84, from the device or typed. */
export const PlaceField = ({ label, value, onChange, error }: { label: string; value: Answer; onChange: (place: { lng: string; lat: string }) => void; error?: string | undefined }) => {
  const t = useTranslate();
  const [lost, setLost] = useState(false);
  const place = typeof value === 'object' && !Array.isArray(value) ? value : { lng: '', lat: '' };
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onChange({ lng: coords.longitude.toFixed(6), lat: coords.latitude.toFixed(6) }),
      () => setLost(true),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  return (
    <Box role="group" aria-label={label}>
      <Typography variant="body2" color="text.secondary" sx={{ pb: 1 }}>{label}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <TextField label={t('dialog.longitude')} value={place.lng} error={Boolean(error)} onChange={(typed) => onChange({ ...place, lng: typed.target.value })} sx={{ width: 150 }} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        <TextField label={t('dialog.latitude')} value={place.lat} error={Boolean(error)} onChange={(typed) => onChange({ ...place, lat: typed.target.value })} sx={{ width: 150 }} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
        {'geolocation' in navigator ? <Button variant="outlined" onClick={here}>{t('dialog.here')}</Button> : null}
      </Box>
      <Box sx={{ pt: 1 }}><PlaceOnMap label={label} value={value} onChange={onChange} /></Box>
      <FormHelperText error={Boolean(error)} role="status">{error ?? (lost ? t('dialog.noPlace') : '')}</FormHelperText>
    </Box>
  );
};
