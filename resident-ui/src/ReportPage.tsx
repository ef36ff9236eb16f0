/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { ask, keyKeeper, troubleWords } from './ask.ts';
import { CategoryPicker } from './CategoryPicker.tsx';
import type { Known } from './FollowPage.tsx';
import type { Group } from './groups.ts';
import { fill, useWords } from './language.ts';
import { PhotoPicker, type Photo } from './PhotoPicker.tsx';
import { PlacePicker, type Point } from './PlacePicker.tsx';
import { Receipt, type Received } from './Receipt.tsx';
import { useCatalogue } from './useCatalogue.ts';

/** Reporting, and the receipt. The receipt replaces the form, so the same report cannot be sent from it again. */
export const ReportPage = ({ onFollow }: { onFollow: (matter: Known) => void }) => {
  const [received, setReceived] = useState<Received>();
  return received ? (
    <Receipt received={received} onFollow={onFollow} onAnother={() => setReceived(undefined)} />
  ) : (
    <ReportForm onReceived={setReceived} />
  );
};

const ReportForm = ({ onReceived }: { onReceived: (received: Received) => void }) => {
  const { words, language } = useWords();
  const all = useCatalogue();
  const [group, setGroup] = useState<Group | ''>('');
  const [category, setCategory] = useState('');
  const [description, setDescription] = useState('');
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [address, setAddress] = useState('');
  const [point, setPoint] = useState<Point>();
  const [phone, setPhone] = useState('');
  /** What is missing is said once somebody tried to send, and no longer than it is missing. */
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const [keyFor] = useState(keyKeeper);
  const form = useRef<HTMLFormElement>(null);

  const found: Record<string, string> = {};
  const want = (name: string, what: string) => (found[name] = fill(words.required, { what }));
  if (!group) want('group', words.groupAsk);
  if (!description.trim()) want('description', words.description);
  if (!address.trim() && !point) want('address', words.place);
  const missing: Record<string, string> = tried ? found : {};

  const check = () => {
    setTried(true);
    const [first] = Object.keys(found);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    return !first;
  };

  const send = async () => {
    if (sending || !check()) return;
    const report = {
      ...(category ? { category } : {}),
      description: description.trim(),
      ...(point ? { location: { lng: point.lng, lat: point.lat } } : {}),
      ...(address.trim() ? { address: address.trim() } : {}),
      ...(phone.trim() ? { reporter: { phone: phone.trim() } } : {}),
    };
    const key = keyFor(JSON.stringify([report, photos.map((photo) => photo.address)]));
    setSending(true);
    setTrouble(undefined);
    try {
      const answer = await ask<Omit<Received, 'later'>>('/api/reports', language, { key, body: photos.length > 0 ? withPhotos(report, photos) : report });
      onReceived({ ...answer.body, later: answer.status === 202 });
      scrollTo(0, 0);
    } catch (problem) {
      setTrouble(problem);
    } finally {
      setSending(false);
    }
  };

  return (
    <form ref={form} noValidate onSubmit={(submitted) => { submitted.preventDefault(); void send(); }}>
      <p class="call">{words.emergency}</p>
      <CategoryPicker all={all} group={group} category={category} error={missing['group']} onCategory={setCategory} onGroup={(one) => { setGroup(one); setCategory(''); }} />
      <div class="stack">
        <label>
          {words.description}
          <textarea name="description" rows={4} maxLength={4000} value={description} placeholder={words.descriptionHint} aria-invalid={missing['description'] ? 'true' : undefined} onInput={(typed) => setDescription(typed.currentTarget.value)} />
        </label>
        {missing['description'] ? <p class="bad">{missing['description']}</p> : null}
      </div>
      <PhotoPicker photos={photos} onChange={setPhotos} />
      <PlacePicker address={address} point={point} onAddress={setAddress} onPoint={setPoint} error={missing['address']} />
      <div class="stack">
        <label>
          {words.phone}
          <input type="tel" inputMode="tel" autocomplete="tel" maxLength={20} value={phone} aria-describedby="phone-hint" onInput={(typed) => setPhone(typed.currentTarget.value)} />
        </label>
        <p class="hint" id="phone-hint">{words.phoneHint}</p>
      </div>
      <p class="hint">{words.consent}</p>
      {trouble ? <p class="bad" role="alert">{troubleWords(trouble, words)}</p> : null}
      <button class="go" disabled={sending}>{sending ? words.sending : words.send}</button>
    </form>
  );
};

function withPhotos(report: unknown, photos: Photo[]): FormData {
  const body = new FormData();
  body.append('report', JSON.stringify(report));
  photos.forEach((photo, index) => body.append('photos', photo.blob, `photo-${index + 1}.jpg`));
  return body;
}
