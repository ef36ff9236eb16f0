/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from './language.ts';
import { useSend } from './useSend.ts';

interface Props {
  number: string;
  code: string;
  act: 'objection' | 'appeal' | 'withdrawal' | 'information';
  field: 'reason' | 'text';
  label: string;
  ask: string;
  open?: boolean;
  onDone: () => void;
}

/** An act that is one sentence from the reporter: objecting, appealing, withdrawing, answering. */
export const SayForm = ({ number, code, act, field, label, ask, open = false, onDone }: Props) => {
  const { words } = useWords();
  const [shown, show] = useState(open);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { send, sending, trouble, done } = useSend(number, act, onDone);
  if (done) return <p role="status">✓ {words.thanks}</p>;
  if (!shown) return <button type="button" onClick={() => show(true)}>{label}</button>;
  const submit = () => {
    setMissing(!text.trim());
    if (text.trim()) void send({ code, [field]: text.trim() });
  };
  return (
    <form class="inner" noValidate onSubmit={(submitted) => { submitted.preventDefault(); submit(); }}>
      <label>
        {ask}
        <textarea rows={3} maxLength={2000} value={text} aria-invalid={missing ? 'true' : undefined} onInput={(typed) => setText(typed.currentTarget.value)} />
      </label>
      {missing ? <p class="bad" role="alert">{fill(words.required, { what: ask })}</p> : null}
      {trouble ? <p class="bad" role="alert">{trouble}</p> : null}
      <button class="go" disabled={sending}>{sending ? words.sending : label}</button>
      {open ? null : <button type="button" onClick={() => show(false)}>{words.cancel}</button>}
    </form>
  );
};
