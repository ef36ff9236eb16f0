/** @jsxImportSource preact */
import { useWords } from './language.ts';

/** What is done with what one writes here, in plain words. */
export const PrivacyPage = () => {
  const { words } = useWords();
  return (
    <section class="card">
      <h2>{words.privacy.title}</h2>
      <ul>{words.privacy.lines.map((line) => <li key={line}>{line}</li>)}</ul>
    </section>
  );
};
