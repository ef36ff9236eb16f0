/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Trouble } from '../door/ask.ts';
import { logIn, type Person } from '../door/session.ts';
import { useWords } from '../language.ts';
import { setLocked } from '../phone/lock.ts';
import { familiars } from '../phone/roster.ts';

interface Props {
  /** Whose login it is, where that is known already. */
  username?: string;
  onEnter: (person: Person) => void;
  onOther?: () => void;
}

export const LoginForm = ({ username, onEnter, onOther }: Props) => {
  const { words } = useWords();
  const [name, setName] = useState(username ?? '');
  const [password, setPassword] = useState('');
  const [shown, show] = useState(false);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      onEnter(await logIn(name.trim(), password));
    } catch (failure) {
      // The password was right, and the phone is locked: whoever is known here may still save what was not sent.
      if (failure instanceof Trouble && failure.code === 'forbidden') {
        setLocked(true);
        const known = familiars().find((one) => one.username === name.trim());
        if (known) return onEnter(known);
      }
      const code = failure instanceof Trouble ? failure.code : 'badCredentials';
      setProblem((words.login as Record<string, string>)[code] ?? words.login.offline);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); void send(); }}>
      <label>
        {words.login.username}
        <input name="username" value={name} autocomplete="username" autocapitalize="none" spellcheck={false} readOnly={username !== undefined} onInput={(typed) => setName(typed.currentTarget.value)} />
      </label>
      <label>
        {words.login.password}
        <input name="password" type={shown ? 'text' : 'password'} value={password} autocomplete="current-password" onInput={(typed) => setPassword(typed.currentTarget.value)} />
      </label>
      <label class="check"><input type="checkbox" checked={shown} onChange={(turned) => show(turned.currentTarget.checked)} /> {words.login.show}</label>
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      <button class="go" disabled={busy}>{words.login.enter}</button>
      {onOther ? <button type="button" class="quiet" onClick={onOther}>{words.back}</button> : null}
    </form>
  );
};
