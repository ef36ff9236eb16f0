/** @jsxImportSource preact */
import { fill, useWords } from '../language.ts';
import type { LastVisit } from '../today/today.ts';

/** The last visit in three lines: when and how, what was written down, what was promised and is not done. */
export const LastTime = ({ last: [one, ...before] }: { last: readonly LastVisit[] }) => {
  const { words, day, named } = useWords();
  if (!one) return null;
  const how = (outcome: string | undefined) => (outcome === undefined ? '' : (words.codes[outcome] ?? outcome));
  const open = one.needs.map(({ number, zh, en, closed }) => `${zh && en ? named({ zh, en }) : number}${closed ? ` ✓ ${words.visit.nowClosed}` : ''}`);
  return (
    <div class="stack last">
      <h3>{words.visit.last}</h3>
      <p>{one.at ? day(one.at) : ''} · {how(one.outcome)}{one.mine ? ` · ${words.visit.byMe}` : ''}</p>
      {one.note ? <p class="clip">{one.note}</p> : null}
      {open.length > 0 ? <p>◆ {fill(words.visit.owes, { what: open.join('、') })}</p> : null}
      {before.length > 0 ? <p class="hint">{before.map(({ at, outcome }) => `${day(at)} ${how(outcome)}`).join(' · ')}</p> : null}
    </div>
  );
};
