/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from './language.ts';

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

/** The place in words, or the phone's position, or both. */
export const PlacePicker = ({ address, point, onAddress, onPoint, error }: Props) => {
  const { words } = useWords();
  const [told, tell] = useState('');
  const canLocate = 'geolocation' in navigator && isSecureContext;
  const locate = () => {
    tell(words.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        tell('');
        onPoint({ lng: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)), within: Math.ceil(coords.accuracy) });
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
      {point ? <button type="button" onClick={() => onPoint(undefined)}>{words.unlocate}</button> : null}
      <p class="hint" role="status">{point ? fill(words.located, { m: point.within }) : told}</p>
    </div>
  );
};
