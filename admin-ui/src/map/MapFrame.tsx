import { Box } from '@mui/material';
import type { LayerGroup } from 'leaflet';
import { useEffect, useMemo } from 'react';
import { useWords } from '../i18n/words.ts';
import type { Spot } from './gcj.ts';
import type { MapAnswer, Outlined } from './map.ts';
import { paintAnnotations, paintCorners, paintFrame, paintOutlines, paintPoints } from './paint.ts';
import { useInk } from './useInk.ts';
import { useLeaflet } from './useLeaflet.ts';

interface Props {
  answer: MapAnswer | undefined;
  label: string;
  height?: number;
  points?: boolean;
  /** What is being drawn, and whether it is to be closed. */
  corners?: readonly Spot[];
  closes?: boolean;
  onCorner?: (nth: number, to: Spot) => void;
  onSpot?: ((spot: Spot) => void) | undefined;
  onArea?: ((area: Outlined) => void) | undefined;
  onCase?: (id: string) => void;
  onMiddle?: (spot: Spot) => void;
}

const nothing: readonly Spot[] = [];
const ignore = () => undefined;

/** The picture. Everything that can be done on it can be done beside it too; a reader of screens is told so. */
export const MapFrame = ({ answer, label, height = 520, points = true, corners = nothing, closes = false, onCorner, onSpot, onArea, onCase, onMiddle }: Props) => {
  const { t, named } = useWords();
  const ink = useInk();
  const { frame, sheet } = useLeaflet(answer?.tiles ?? null);
  const area = answer?.area;
  const bounds = useMemo(() => area?.outline?.coordinates[0].map(([lng, lat]) => ({ lng, lat })), [area?.outline]);
  useEffect(() => {
    if (sheet && bounds && bounds.length > 1) sheet.map.fitBounds(bounds.map(sheet.at), { padding: [12, 12] });
    // The outline is another object each time it is read; the frame moves when the area is another.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as said
  }, [sheet, area?.code]);
  useEffect(() => {
    if (!sheet || !answer) return undefined;
    const shown = answer.below.some(({ outline }) => outline) ? answer.below : [answer.area];
    const words = (one: Outlined) => (one.cases === null ? named(one) : `${named(one)}\n${one.cases > 1000 ? '1000+' : one.cases}${one.overdue ? ` ▲${one.overdue}` : ''}`);
    const layers: LayerGroup[] = [
      paintOutlines(sheet, shown, ink, words, onArea ?? ignore), ...(answer.area.outline ? [paintFrame(sheet, answer.area.outline, ink)] : []),
      ...(points ? [paintPoints(sheet, answer.cases, answer.places, ink, onCase ?? ignore)] : []), paintAnnotations(sheet, answer.annotations, ink),
    ];
    for (const layer of layers) layer.addTo(sheet.map);
    return () => { for (const layer of layers) layer.remove(); };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words follow the language, the handlers only change when the answer does
  }, [sheet, answer, ink, points, onArea === undefined]);
  useEffect(() => {
    if (!sheet) return undefined;
    const layer = paintCorners(sheet, corners, closes, ink, onCorner).addTo(sheet.map);
    return () => { layer.remove(); };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as above
  }, [sheet, corners, closes, ink]);
  useEffect(() => {
    if (!sheet || !onSpot) return undefined;
    const set = ({ latlng }: { latlng: { lat: number; lng: number } }) => onSpot(sheet.spotAt(latlng));
    sheet.map.on('click', set);
    return () => { sheet.map.off('click', set); };
  }, [sheet, onSpot]);
  useEffect(() => {
    if (!sheet || !onMiddle) return undefined;
    const told = () => onMiddle(sheet.spotAt(sheet.map.getCenter()));
    sheet.map.on('moveend', told);
    told();
    return () => { sheet.map.off('moveend', told); };
  }, [sheet, onMiddle]);
  return (
    <Box sx={{ position: 'relative', isolation: 'isolate', '& > .leaflet-container': { bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, fontFamily: 'inherit' }, '& .leaflet-control-zoom a': { color: '#16211F' } }}>
      {/* Leaflet writes its own classes here: an element whose classes change with the theme would lose them. */}
      <div ref={frame} role="application" aria-label={label} aria-description={t('map.keys')} style={{ height }} />
      {onMiddle ? <Box aria-hidden sx={{ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', pointerEvents: 'none', zIndex: 500, fontSize: 26, color: 'secondary.main' }}>✛</Box> : null}
    </Box>
  );
};
