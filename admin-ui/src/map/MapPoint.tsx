import { Box, Button, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import type { Spot } from './gcj.ts';
import { MapFrame } from './MapFrame.tsx';
import { useMap, type Outlined } from './map.ts';

interface Props {
  value: Spot | null;
  /** The spot, WGS-84 with six decimals, and the smallest area that is shown, once it is known. */
  onChange: (spot: Spot | null, area: { code: string; zh: string; en: string } | null) => void;
  /** Where to begin: the code or id of an area. */
  area?: string;
  height?: number;
}

/** Chooses a spot on the map: by a click, or by keyboard alone (arrow keys move the map, the button takes its middle). Needs no internet. */
export const MapPoint = ({ value, onChange, area: first = '', height = 320 }: Props) => {
  const { t, named } = useWords();
  const [area, setArea] = useState(first);
  // An address that is understood later moves the map there, as long as nothing was chosen on it.
  const [began, begin] = useState(first);
  if (first !== began) {
    begin(first);
    if (!value) setArea(first);
  }
  const [middle, setMiddle] = useState<Spot>();
  const { data: answer } = useMap(area, '{"status":"archived"}');
  const shown = answer?.area;
  // Whoever looks for a place has no use for numbers of cases.
  const bare = useMemo(() => answer && { ...answer, below: answer.below.map((one) => ({ ...one, cases: null })), area: { ...answer.area, cases: null } }, [answer]);
  const pick = (spot: Spot) => onChange(spot, shown ? nearest(spot, answer.below, shown) : null);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ minWidth: 200 }}><AreaChoice label={t('overview.area')} value={shown?.code ?? area} onChange={setArea} /></Box>
        <Button variant="outlined" disabled={!middle} onClick={() => middle && pick(middle)}>{t('map.takeMiddle')}</Button>
        {value ? <Button onClick={() => onChange(null, null)}>{t('map.noSpot')}</Button> : null}
      </Box>
      <MapFrame answer={bare} label={t('map.choose')} height={height} points={false} corners={value ? [value] : nowhere} onSpot={pick} onMiddle={setMiddle} />
      <Typography variant="body2" color="text.secondary" role="status">
        {value ? t('map.chosen', { lng: value.lng, lat: value.lat, area: shown ? named(nearest(value, answer.below, shown)) : '' }) : t('map.chooseHint')}
      </Typography>
    </Box>
  );
};

const nowhere: readonly Spot[] = [];

/** The area below whose outline holds the spot, else the one that is looked at. */
function nearest(spot: Spot, below: readonly Outlined[], area: Outlined): Outlined {
  return below.find(({ outline }) => outline !== null && holds(outline.coordinates[0], spot)) ?? area;
}

function holds(ring: readonly [number, number][], { lng, lat }: Spot): boolean {
  let inside = false;
  ring.forEach(([x, y], nth) => {
    const [fromX, fromY] = ring.at(nth - 1)!;
    if (y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x) inside = !inside;
  });
  return inside;
}

export default MapPoint;
