/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { ask, keyKeeper, troubleWords } from './ask.ts';
import { fill, useWords } from './language.ts';

/** Suggestions and complaints 意见建议 go their own way: accepted, answered, and never by whom they are about. */
const category = '1005';

/** A complaint about how one was served, about a matter or a grid: a report of its own, with a number and a code of its own. */
export const ComplainForm = ({ about }: { about: string }) => {
  const { words, language } = useWords();
  const [shown, show] = useState(false);
  const [said, setSaid] = useState('');
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const [taken, take] = useState<{ number: string; code: string }>();
  const [keyFor] = useState(keyKeeper);
  if (taken) return <p role="status">✓ {fill(words.complain.taken, taken)}</p>;
  if (!shown) return <button type="button" onClick={() => show(true)}>{words.complain.title}</button>;
  const send = async () => {
    setMissing(!said.trim());
    if (!said.trim() || sending) return;
    const report = { category, description: `${words.complain.about}: ${about}\n${said.trim()}` };
    setSending(true);
    setTrouble(undefined);
    try {
      take((await ask<{ number: string; code: string }>('/api/reports', language, { key: keyFor(JSON.stringify(report)), body: report })).body);
    } catch (problem) {
      setTrouble(problem);
    } finally {
      setSending(false);
    }
  };
  return (
    <form class="inner" noValidate onSubmit={(submitted) => { submitted.preventDefault(); void send(); }}>
      <label>
        {words.complain.ask}
        <textarea rows={3} maxLength={2000} value={said} aria-invalid={missing ? 'true' : undefined} onInput={(typed) => setSaid(typed.currentTarget.value)} />
      </label>
      {missing ? <p class="bad" role="alert">{fill(words.required, { what: words.complain.ask })}</p> : null}
      {trouble ? <p class="bad" role="alert">{troubleWords(trouble, words)}</p> : null}
      <button class="go" disabled={sending}>{sending ? words.sending : words.complain.title}</button>
      <button type="button" onClick={() => show(false)}>{words.cancel}</button>
    </form>
  );
};
