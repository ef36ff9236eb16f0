import { useState } from 'preact/hooks';
import { ask, keyKeeper, troubleWords } from './ask.ts';
import { useWords } from './language.ts';

/** Sends one act on a matter: once, however often the button is pressed. */
export function useSend(number: string, act: string, onDone: () => void) {
  const { words, language } = useWords();
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [done, setDone] = useState(false);
  const [keyFor] = useState(keyKeeper);
  const send = async (body: Record<string, unknown>) => {
    if (sending) return;
    setSending(true);
    setTrouble('');
    try {
      await ask(`/api/reports/${encodeURIComponent(number)}/${act}`, language, { body, key: keyFor(JSON.stringify(body)) });
      setDone(true);
      onDone();
    } catch (problem) {
      setTrouble(troubleWords(problem, words));
    } finally {
      setSending(false);
    }
  };
  return { send, sending, trouble, done };
}
