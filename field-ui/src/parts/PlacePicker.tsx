/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from '../language.ts';
import type { Spot } from '../outbox/command.ts';

interface Props {
  address: string;
  spot: Spot | undefined;
  onAddress: (text: string) => void;
  onSpot: (spot: Spot | undefined) => void;
  error?: string | undefined;
}

/** The place in words, or where the phone is, taken once at a tap, shown, and left out at another tap. */
export const PlacePicker = ({ address, spot, onAddress, onSpot, error }: Props) => {
  const { words } = useWords();
  const [told, tell] = useState('');
  const canLocate = 'geolocation' in navigator && isSecureContext;
  const locate = () => {
    tell(words.place.busy);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        tell('');
        onSpot({ lng: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)), within: Math.ceil(coords.accuracy) });
      },
      () => tell(words.place.failed),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  return (
    <div class="stack">
      <label>
        {words.place.name}
        <input name="address" value={address} maxLength={300} placeholder={words.place.hint} autocomplete="off" aria-invalid={error ? 'true' : undefined} aria-describedby={error ? 'place-error' : undefined} onInput={(typed) => onAddress(typed.currentTarget.value)} />
      </label>
      {error ? <p class="bad" id="place-error">{error}</p> : null}
      {canLocate && !spot ? <button type="button" onClick={locate}>{words.place.take}</button> : null}
      {canLocate ? null : <p class="hint">{words.place.insecure}</p>}
      <p class="hint" role="status">{spot ? fill(words.place.taken, { lng: spot.lng, lat: spot.lat, m: spot.within }) : told}</p>
      {spot ? <button type="button" class="quiet" onClick={() => onSpot(undefined)}>{words.place.leaveOut}</button> : null}
    </div>
  );
};
