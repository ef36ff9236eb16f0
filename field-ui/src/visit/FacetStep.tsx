/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from '../language.ts';
import { stalestFirst } from '../today/round.ts';
import type { Facet } from '../today/today.ts';

interface Props {
  facets: Facet[];
  answers: Record<string, string>;
  onChange: (answers: Record<string, string>) => void;
}

/** What is known of a household, one thing at a time, the longest unconfirmed first; "no change" is one tap, and so is "no change in the rest". */
export const FacetStep = ({ facets, answers, onChange }: Props) => {
  const { words, named, date } = useWords();
  const [changing, setChanging] = useState<string>();
  const inOrder = stalestFirst(facets);
  const open = inOrder.filter(({ code }) => answers[code] === undefined || code === changing);
  const [first] = open;
  const same = (list: readonly Facet[]) => onChange({ ...answers, ...Object.fromEntries(list.map(({ code }) => [code, 'same'])) });
  const answered = inOrder.filter(({ code }) => answers[code] !== undefined && code !== changing);
  return (
    <section aria-label={words.facet.title}>
      {answered.map((facet) => (
        <p key={facet.code} class="hint">✓ {named(facet)}: {answers[facet.code] === 'same' ? words.facet.same : answers[facet.code]}{' '}
          <button type="button" class="quiet" style={{ width: 'auto', display: 'inline-block' }} aria-label={fill(words.facet.again, { what: named(facet) })} onClick={() => { const { [facet.code]: _gone, ...rest } = answers; onChange(rest); setChanging(undefined); }}>{words.change}</button>
        </p>
      ))}
      {first ? (
        <div class="box ask">
          <h3>{named(first)}</h3>
          <p class="hint">{first.confirmedAt ? fill(words.facet.confirmed, { at: date(first.confirmedAt) }) : words.facet.never}</p>
          {changing === first.code ? (
            <label>
              {words.facet.what}
              <textarea rows={2} maxLength={500} value={answers[first.code] ?? ''} onInput={(typed) => onChange({ ...answers, [first.code]: typed.currentTarget.value })} />
              <button type="button" disabled={!(answers[first.code] ?? '').trim()} onClick={() => setChanging(undefined)}>{words.facet.keep}</button>
            </label>
          ) : (
            <>
              <div class="pair always">
                <button type="button" class="go" onClick={() => same([first])}>{words.facet.same}</button>
                <button type="button" onClick={() => setChanging(first.code)}>{words.facet.changed}</button>
              </div>
              {open.length > 1 ? <button type="button" class="quiet" onClick={() => same(open)}>{fill(words.facet.rest, { count: open.length })}</button> : null}
            </>
          )}
        </div>
      ) : null}
    </section>
  );
};
