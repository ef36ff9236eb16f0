import { map as mapOf, tileLayer, type LatLngTuple, type Map } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { fromGcj, isShifted, toGcj, type Spot } from './gcj.ts';

export interface Sheet {
  map: Map;
  /** Where a spot of WGS-84 is drawn, and back. */
  at: (spot: Spot) => LatLngTuple;
  spotAt: (at: { lat: number; lng: number }) => Spot;
}

/** A map in an element: vectors alone, or over tiles where an installation has some. It asks nobody else for anything. */
export function useLeaflet(tiles: string | null): { frame: RefObject<HTMLDivElement | null>; sheet: Sheet | undefined } {
  const frame = useRef<HTMLDivElement>(null);
  const [sheet, setSheet] = useState<Sheet>();
  useEffect(() => {
    if (!frame.current) return undefined;
    const map = mapOf(frame.current, { zoomAnimation: false, fadeAnimation: false, attributionControl: tiles !== null, minZoom: 5, maxZoom: 19, zoomSnap: 0.25 });
    map.setView([35, 105], 5);
    if (tiles) tileLayer(tiles, { maxZoom: 18 }).addTo(map);
    const shifted = isShifted(tiles);
    // oxlint-disable-next-line react-hooks/set-state-in-effect -- the map lives outside of React and is there only after the first paint
    setSheet({
      map,
      at: (spot) => { const { lat, lng } = shifted ? toGcj(spot) : spot; return [lat, lng]; },
      spotAt: ({ lat, lng }) => { const spot = shifted ? fromGcj({ lng, lat }) : { lng, lat }; return { lng: Number(spot.lng.toFixed(6)), lat: Number(spot.lat.toFixed(6)) }; },
    });
    const seen = new ResizeObserver(() => map.invalidateSize());
    seen.observe(frame.current);
    return () => {
      seen.disconnect();
      map.remove();
      setSheet(undefined);
    };
  }, [tiles]);
  return { frame, sheet };
}
