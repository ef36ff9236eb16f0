/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import type { Action } from '../../../domain/case/commands.ts';
import { useBag, type Coded } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { MemoPicker } from '../parts/MemoPicker.tsx';
import { PhotoPicker } from '../parts/PhotoPicker.tsx';
import type { Taken } from '../phone/photo.ts';
import { useDraft } from '../phone/useDraft.ts';
import { useKept } from '../phone/useKept.ts';
import { acts, bodyOf, missingOf, type Question } from './acts.ts';
import type { Case } from './case.ts';

const budgets = ['4 wh', '1 wd', '2 wd', '3 wd', '5 wd', '10 wd'] as const;

/** What an action asks for; kept on the phone when it is sent. */
export const ActForm = ({ item, action, onEnd }: { item: Case; action: Action; onEnd: () => void }) => {
  const { store, outbox, catalogue } = useBag();
  const { words, trade, named } = useWords();
  const units = useKept<{ items: Coded[] }>(store, action === 'askAssist' ? '/api/units' : undefined);
  const { draft, change, forget } = useDraft<Record<string, string>>(store, `act-${item.id}-${action}`, {});
  const [photos, setPhotos] = useState<Taken[]>([]);
  const [memo, setMemo] = useState<Taken>();
  const [missing, setMissing] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  const form = useRef<HTMLFormElement>(null);
  if (!draft) return null;

  const label = (name: string) => (words.fields as Record<string, string>)[name] ?? name;
  const options = ({ asked, choices = [], list = '' }: Question): { value: string; label: string }[] => {
    const coded = (all: readonly Coded[] = []) => all.map((one) => ({ value: one.code, label: named(one) }));
    if (asked === 'result') return coded(catalogue?.results);
    if (asked === 'reason') return coded(catalogue?.reasons[list]);
    if (asked === 'unit') return coded(units.value?.items);
    if (asked === 'budget') return budgets.map((value) => ({ value, label: `${value.split(' ')[0]} ${trade.units[value.split(' ')[1] as keyof typeof trade.units]}` }));
    return choices.map((value) => ({ value, label: { ...trade.methods, ...trade.stages, ...words.codes }[value] ?? value }));
  };
  const send = async () => {
    const lacking = missingOf(action, draft);
    setMissing(lacking);
    if (lacking[0]) return form.current?.querySelector<HTMLElement>(`[name="${lacking[0]}"]`)?.focus();
    const evidence = [...photos, ...(memo ? [memo] : [])];
    try {
      await outbox.add({
        type: `incident.${action}`, target: item.id, baseSeq: item.seq, title: `${trade.actions[action]} ${item.number}`,
        payload: bodyOf(action, draft, evidence.map(({ sha256 }) => sha256)),
      }, evidence);
      await forget();
      onEnd();
    } catch {
      setProblem(words.full);
    }
  };
  return (
    <form ref={form} class="box ask" noValidate aria-label={trade.actions[action]} onSubmit={(submitted) => { submitted.preventDefault(); void send(); }}>
      <h2>{trade.actions[action]}</h2>
      {(acts[action] ?? []).map((question) => {
        const { name, asked } = question;
        if (asked === 'photos') return <div key={name} class="stack"><PhotoPicker photos={photos} onChange={setPhotos} hint={words.photo.outdoors} /><MemoPicker memo={memo} onChange={setMemo} /></div>;
        const common = { name, value: draft[name] ?? '', ...(missing.includes(name) ? { 'aria-invalid': 'true' as const } : {}) };
        const typed = (one: { currentTarget: { value: string } }) => change({ [name]: one.currentTarget.value });
        return (
          <div key={name} class="stack">
            <label>
              {label(name)}
              {asked === 'text' ? <textarea {...common} rows={3} maxLength={2000} placeholder={words.visit.noteHint} onInput={typed} />
                : asked === 'line' ? <input {...common} maxLength={200} onInput={typed} />
                  : asked === 'date' ? <input {...common} type="date" onInput={typed} />
                    : <select {...common} onChange={typed}><option value="">{words.choose}</option>{options(question).map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select>}
            </label>
            {missing.includes(name) ? <p class="bad">{fill(words.required, { what: label(name) })}</p> : null}
          </div>
        );
      })}
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      <button class="go">{trade.actions[action]}</button>
      <button type="button" class="quiet" onClick={onEnd}>{words.cancel}</button>
    </form>
  );
};
