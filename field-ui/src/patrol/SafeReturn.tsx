/** @jsxImportSource preact */
import { useWords } from '../language.ts';

/** 报平安: a message to whom the walker chooses, by the phone's own means. Nothing of it is kept anywhere. */
export const SafeReturn = () => {
  const { words } = useWords();
  return (
    <section class="stack">
      <a class="button" href={`sms:?&body=${encodeURIComponent(words.me.safeText)}`}>{words.me.safe}</a>
      <p class="hint">{words.me.safeHint}</p>
    </section>
  );
};
