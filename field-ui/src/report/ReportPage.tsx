/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import type { Spot } from '../outbox/command.ts';
import { GroupTiles } from '../parts/GroupTiles.tsx';
import type { Group } from '../parts/groups.ts';
import { MemoPicker } from '../parts/MemoPicker.tsx';
import { PhotoPicker } from '../parts/PhotoPicker.tsx';
import { PlacePicker } from '../parts/PlacePicker.tsx';
import type { Taken } from '../phone/photo.ts';
import { useDraft } from '../phone/useDraft.ts';
import { useRoute, way } from '../route.ts';
import { maySettleHere } from './settling.ts';

interface Notes {
  group: Group | '';
  category: string;
  words: string;
  address: string;
  spot?: Spot | undefined;
  onSpot: boolean;
  done: string;
  told: string;
}
const empty: Notes = { group: '', category: '', words: '', address: '', onSpot: false, done: '', told: '' };

/** Report anything, anywhere: tile, photo, place, words, send. Half of it stays on the phone when the app is killed. */
export const ReportPage = () => {
  const { person, store, outbox, catalogue } = useBag();
  const { words, named } = useWords();
  const [, from] = useRoute();
  const { draft, change, forget } = useDraft<Notes>(store, 'report', empty);
  const [photos, setPhotos] = useState<Taken[]>([]);
  const [memo, setMemo] = useState<Taken>();
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState('');
  const [kept, setKept] = useState('');
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const saidKept = useRef<HTMLParagraphElement>(null);
  if (!draft) return null;

  const category = catalogue?.categories.find(({ code }) => code === draft.category);
  const maySettle = category !== undefined && catalogue !== undefined && maySettleHere(catalogue, category, person.roles);
  const settles = maySettle && draft.onSpot;

  const check = (): boolean => {
    const found: Record<string, string> = {};
    const want = (name: string, what: string) => { found[name] = fill(words.required, { what }); };
    if (!draft.group) want('group', words.report.what);
    if (!draft.words.trim() && !memo) want('words', words.report.words);
    if (!draft.address.trim() && !draft.spot) want('address', words.place.name);
    if (settles && !draft.done.trim()) want('done', words.report.done);
    if (settles && !draft.told.trim()) want('told', words.report.told);
    setMissing(found);
    const [first] = Object.keys(found);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    return !first;
  };

  const send = async () => {
    if (sending || !check()) return;
    setSending(true);
    setProblem('');
    const evidence = [...photos, ...(memo ? [memo] : [])];
    const hashes = evidence.map(({ sha256 }) => sha256);
    const title = fill(words.report.reportOf, { what: category ? named(category) : words.groups[draft.group as Group] });
    try {
      await outbox.add({
        type: 'report', title,
        payload: {
          ...(draft.category ? { category: draft.category } : {}), description: draft.words.trim() || words.memo.described, channel: from === 'visit' ? 'visit' : 'patrol',
          ...(draft.address.trim() ? { address: draft.address.trim() } : {}), ...(draft.spot ? { location: { lng: draft.spot.lng, lat: draft.spot.lat } } : {}),
          ...(hashes.length > 0 ? { evidence: hashes } : {}), ...(settles ? { onSpot: true } : {}),
        },
        ...(settles ? { next: { type: 'incident.settle', payload: { result: 'onSpot', done: draft.done.trim(), told: draft.told.trim(), ...(hashes.length > 0 ? { evidence: hashes } : {}) } } } : {}),
      }, evidence);
      await forget();
      for (const { address } of evidence) URL.revokeObjectURL(address);
      setPhotos([]);
      setMemo(undefined);
      setKept(title);
      scrollTo(0, 0);
      saidKept.current?.focus();
    } catch {
      setProblem(words.full);
    } finally {
      setSending(false);
    }
  };

  return (
    <form ref={form} noValidate onSubmit={(submitted) => { submitted.preventDefault(); void send(); }}>
      <p class={kept ? 'call' : 'unseen'} role="status" tabIndex={-1} ref={saidKept}>{kept ? <>✓ {kept} · {words.waiting.onPhone} <a href={way('work')}>{words.report.seeSent}</a></> : null}</p>
      <GroupTiles all={catalogue?.categories ?? []} group={draft.group} category={draft.category} error={missing['group']} onChoose={(group, code) => change({ group, category: code })} />
      <PhotoPicker photos={photos} onChange={setPhotos} hint={words.photo.outdoors} />
      <PlacePicker address={draft.address} spot={draft.spot} error={missing['address']} onAddress={(address) => change({ address })} onSpot={(spot) => change({ spot })} />
      <div class="stack">
        <label>
          {words.report.words}
          <textarea name="words" rows={3} maxLength={4000} value={draft.words} placeholder={words.visit.noteHint} aria-invalid={missing['words'] ? 'true' : undefined} onInput={(typed) => change({ words: typed.currentTarget.value })} />
        </label>
        {missing['words'] ? <p class="bad">{missing['words']}</p> : null}
        <MemoPicker memo={memo} onChange={setMemo} />
      </div>
      {maySettle ? (
        <label class="check">
          <input type="checkbox" checked={draft.onSpot} onChange={(turned) => change({ onSpot: turned.currentTarget.checked })} /> {words.report.onSpot}
        </label>
      ) : null}
      {settles ? (
        (['done', 'told'] as const).map((name) => (
          <div key={name} class="stack">
            <label>
              {words.report[name]}
              <input name={name} value={draft[name]} maxLength={name === 'told' ? 200 : 2000} aria-invalid={missing[name] ? 'true' : undefined} onInput={(typed) => change({ [name]: typed.currentTarget.value })} />
            </label>
            {missing[name] ? <p class="bad">{missing[name]}</p> : null}
          </div>
        ))
      ) : null}
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      <div class="save near"><button class="go" disabled={sending}>{settles ? words.report.settle : words.report.send}</button></div>
    </form>
  );
};
