/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from './language.ts';
import { OutlineMap } from './OutlineMap.tsx';

/** Within how many metres; 0 where it was set on the map. */
export interface Point {
  lng: number;
  lat: number;
  within: number;
}

interface Props {
  address: string;
  point: Point | undefined;
  onAddress: (text: string) => void;
  onPoint: (point: Point | undefined) => void;
  error: string | undefined;
}

/** The place in words, the phone's position, or a spot on the map of outlines. */
export const PlacePicker = ({ address, point, onAddress, onPoint, error }: Props) => {
  const { words } = useWords();
  const [told, tell] = useState('');
  const [map, showMap] = useState(false);
  const canLocate = 'geolocation' in navigator && isSecureContext;
  const locate = () => {
    tell(words.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        tell('');
        onPoint({ lng: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)), within: Math.max(1, Math.ceil(coords.accuracy)) });
      },
      () => tell(words.notLocated),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  return (
    <div class="stack">
      <label>
        {words.place}
        <input name="address" value={address} maxLength={300} placeholder={words.placeHint} autocomplete="off" aria-invalid={error ? 'true' : undefined} onInput={(typed) => onAddress(typed.currentTarget.value)} />
      </label>
      {error ? <p class="bad">{error}</p> : null}
      {canLocate && !point ? <button type="button" onClick={locate}>{words.locate}</button> : null}
      <button type="button" aria-expanded={map} onClick={() => showMap(!map)}>{map ? words.map.hide : words.map.show}</button>
      {map ? <OutlineMap spot={point} onSpot={(spot) => onPoint({ ...spot, within: 0 })} /> : null}
      {point ? <button type="button" onClick={() => onPoint(undefined)}>{words.unlocate}</button> : null}
      <p class="hint" role="status">{point ? (point.within > 0 ? fill(words.located, { m: point.within }) : words.map.set) : told}</p>
    </div>
  );
};
