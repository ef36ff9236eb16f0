/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { useDraft } from '../phone/useDraft.ts';
import { go, way } from '../route.ts';

/** The word that is owed: what became of it, told to whoever asked. Only that ends a follow-up. */
export const TellPage = ({ visit, number }: { visit: string; number: string }) => {
  const { today, store, outbox } = useBag();
  const { words } = useWords();
  const { draft, change, forget } = useDraft<{ text: string }>(store, `tell-${number}`, { text: '' });
  const [problem, setProblem] = useState('');
  const owed = today?.followUps.find((one) => one.number === number);
  if (!draft) return null;
  const save = async () => {
    if (!draft.text.trim()) return setProblem(fill(words.required, { what: words.tell.what }));
    try {
      await outbox.add({ type: 'visit.tell', target: visit, ...(owed?.seq === undefined ? {} : { baseSeq: owed.seq }), title: fill(words.tell.told, { number }), payload: { text: draft.text.trim(), incident: number } });
      await forget();
      go('today');
    } catch {
      setProblem(words.full);
    }
  };
  return (
    <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); void save(); }}>
      <section class="box">
        <h2>{owed?.address ?? number}</h2>
        <p>{owed?.closed ? words.tell.owed : words.tell.running} · <a href={way('case', owed?.incident || number)}>{number}</a></p>
      </section>
      <label>
        {words.tell.what}
        <textarea name="text" rows={3} maxLength={2000} value={draft.text} placeholder={words.visit.noteHint} aria-invalid={problem ? 'true' : undefined} onInput={(typed) => change({ text: typed.currentTarget.value })} />
      </label>
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      <button class="go">{words.tell.save}</button>
    </form>
  );
};
