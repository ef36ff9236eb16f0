/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from './language.ts';
import { useSend } from './useSend.ts';

/** Two honest questions after closing: is it solved, are you satisfied. */
export const RatingForm = ({ number, code, onDone }: { number: string; code: string; onDone: () => void }) => {
  const { words } = useWords();
  const [solved, setSolved] = useState<boolean>();
  const [satisfied, setSatisfied] = useState<boolean>();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState('');
  const { send, sending, trouble, done } = useSend(number, 'rating', onDone);
  if (done) return <p role="status">✓ {words.thanks}</p>;
  const submit = () => {
    const unanswered = solved === undefined ? words.solved : satisfied === undefined ? words.satisfied : '';
    setMissing(unanswered && fill(words.required, { what: unanswered }));
    if (!unanswered) void send({ code, solved, satisfied, ...(text.trim() ? { text: text.trim() } : {}) });
  };
  return (
    <form class="inner" noValidate onSubmit={(submitted) => { submitted.preventDefault(); submit(); }}>
      <YesNo name="solved" ask={words.solved} value={solved} onChange={setSolved} />
      <YesNo name="satisfied" ask={words.satisfied} value={satisfied} onChange={setSatisfied} />
      <label>
        {words.ratingText}
        <textarea rows={2} maxLength={2000} value={text} onInput={(typed) => setText(typed.currentTarget.value)} />
      </label>
      {missing || trouble ? <p class="bad" role="alert">{missing || trouble}</p> : null}
      <button class="go" disabled={sending}>{sending ? words.sending : words.rating}</button>
    </form>
  );
};

const YesNo = ({ name, ask, value, onChange }: { name: string; ask: string; value: boolean | undefined; onChange: (said: boolean) => void }) => {
  const { words } = useWords();
  return (
    <fieldset>
      <legend>{ask}</legend>
      <div class="tiles two">
        {([true, false] as const).map((one) => (
          <label key={String(one)} class={value === one ? 'on' : ''}>
            <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
            <span>{one ? words.yes : words.no}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
