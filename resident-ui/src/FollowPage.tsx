/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { ask, Trouble, troubleWords } from './ask.ts';
import { useWords } from './language.ts';
import { Progress, type Matter } from './Progress.tsx';

/** The two things one must know to see a matter. */
export interface Known {
  number: string;
  code: string;
}

/** Number and code in, the matter out. The code is never put into an address: it would stay in the history of a shared phone. */
export const FollowPage = ({ known }: { known: Known | undefined }) => {
  const { words, language } = useWords();
  const [number, setNumber] = useState(known?.number ?? '');
  const [code, setCode] = useState(known?.code ?? '');
  const [matter, setMatter] = useState<Matter>();
  const [trouble, setTrouble] = useState<unknown>();
  const [looking, setLooking] = useState(false);

  const look = async () => {
    if (looking || !number.trim() || !code.trim()) return;
    setLooking(true);
    setTrouble(undefined);
    try {
      const asked = `/api/reports/${encodeURIComponent(tidy(number))}?code=${encodeURIComponent(tidy(code))}`;
      setMatter((await ask<Matter>(asked, language)).body);
    } catch (problem) {
      setTrouble(problem);
      if (problem instanceof Trouble && problem.code === 'notFound') setMatter(undefined);
    } finally {
      setLooking(false);
    }
  };
  // At once for a matter just reported, and again when the reader changes the language: the server words the timeline.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- only these two moments, not every keystroke
  useEffect(() => void look(), [language]);

  if (matter)
    return (
      <>
        {trouble ? <p class="bad" role="alert">{troubleWords(trouble, words)}</p> : null}
        <Progress matter={matter} code={tidy(code)} onChanged={look} />
        <button type="button" onClick={() => { setMatter(undefined); setNumber(''); setCode(''); }}>{words.back}</button>
      </>
    );
  return (
    <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); void look(); }}>
      <label>
        {words.number}
        <input name="number" value={number} placeholder="GW-2026-000123" autocomplete="off" autocapitalize="characters" spellcheck={false} onInput={(typed) => setNumber(typed.currentTarget.value)} />
      </label>
      <label>
        {words.code}
        <input name="code" value={code} autocomplete="off" autocapitalize="characters" spellcheck={false} onInput={(typed) => setCode(typed.currentTarget.value)} />
      </label>
      {trouble ? <p class="bad" role="alert">{troubleWords(trouble, words)}</p> : null}
      <button class="go" disabled={looking}>{looking ? words.finding : words.find}</button>
    </form>
  );
};

/** What people type off a scrap of paper: blanks and small letters do not matter. */
const tidy = (text: string) => text.replace(/\s/g, '').toUpperCase();
