/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill, useWords } from '../language.ts';
import { isPin, type Familiar } from '../phone/roster.ts';

/** Then the password is asked for. */
const mostTries = 5;

/** Four to six digits. `onOther`: given up, or tried too often. */
export const PinForm = ({ person, onRight, onOther }: { person: Familiar; onRight: (pin: string) => void; onOther: () => void }) => {
  const { words } = useWords();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(0);
  const digits = person.pin?.digits ?? 4;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const attempt = async (typed: string) => {
    if (await isPin(person, typed)) return onRight(typed);
    if (wrong + 1 >= mostTries) return onOther();
    setWrong((before) => before + 1);
    setPin('');
  };
  return (
    <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); void attempt(pin); }}>
      <h2>{person.name}</h2>
      <label>
        {words.pin.enter}
        <input ref={field} class="pin" type="password" inputMode="numeric" autocomplete="off" maxLength={6} value={pin} onInput={(typed) => {
            const next = typed.currentTarget.value.replace(/\D/g, '');
            setPin(next);
            // The last digit enters: a name, a PIN, and one is there.
            if (next.length === digits) void attempt(next);
          }} />
      </label>
      {wrong > 0 ? <p class="bad" role="alert">{fill(words.pin.wrong, { count: wrong })}</p> : null}
      <button class="go" disabled={pin.length < 4}>{words.login.enter}</button>
      <button type="button" class="quiet" onClick={onOther}>{words.back}</button>
    </form>
  );
};
