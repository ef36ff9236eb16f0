import MapIcon from '@mui/icons-material/MapOutlined';
import { Box, Button, CircularProgress, FormHelperText } from '@mui/material';
import { lazy, Suspense, useId, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import type { Answer } from '../useAnswers.ts';

const MapPoint = lazy(() => import('../../map/MapPoint.tsx'));

type Spot = { lng: string; lat: string };
/** Is a place given, both ways? */
export const isSpot = (value: Answer): value is Spot => typeof value === 'object' && !Array.isArray(value) && value.lng !== '' && value.lat !== '';

interface Props { label: string; value: Answer; onChange: (spot: Spot) => void; error?: string | undefined; area?: string | undefined }

/** A spot shown on the map, for whom an address is not enough; the map comes only when it is asked for. `area` is where it begins. */
export const PlaceOnMap = ({ label, value, onChange, error, area }: Props) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box role="group" aria-label={label}>
      <Button variant="outlined" startIcon={<MapIcon />} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>{t(open ? 'intake.mapHide' : isSpot(value) ? 'intake.mapAgain' : 'intake.map')}</Button>
      <Box id={id}>
        {open ? (
          <Suspense fallback={<CircularProgress aria-label={t('record.loading')} />}>
            <Box sx={{ pt: 1.5 }}>
              <MapPoint
                area={area ?? ''} height={280} value={isSpot(value) ? { lng: Number(value.lng), lat: Number(value.lat) } : null}
                onChange={(spot) => onChange(spot ? { lng: String(spot.lng), lat: String(spot.lat) } : { lng: '', lat: '' })}
              />
            </Box>
          </Suspense>
        ) : null}
      </Box>
      <FormHelperText error={Boolean(error)} role="status">{error ?? ''}</FormHelperText>
    </Box>
  );
};
