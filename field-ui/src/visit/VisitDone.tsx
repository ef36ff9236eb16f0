/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { way } from '../route.ts';
import { nextAfter } from '../today/round.ts';
import { useRecorded } from '../today/useRecorded.ts';
import { VisitCard } from '../today/VisitCard.tsx';
import type { Visit } from '../today/today.ts';
import type { VisitNotes } from './record.ts';

/** It is on the phone. What else there is at this door and in this building, and one tap to the next. */
export const VisitDone = ({ visit, notes }: { visit: Visit; notes: VisitNotes | undefined }) => {
  const { words } = useWords();
  const { today } = useBag();
  const recorded = useRecorded();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open = (today?.visits ?? []).filter((one) => one.id !== visit.id && !recorded.has(one));
  const near = [...open, ...(today?.nearby ?? []).filter((one) => one.id !== visit.id && !recorded.has(one) && !open.some(({ id }) => id === one.id))].filter((one) => (one.household !== undefined && one.household === visit.household) || (one.building !== undefined && one.building.id === visit.building?.id));
  const next = nextAfter(visit, open);
  const quiet = notes?.outcome === 'deceased';
  const saved = visit.duties.length + visit.others.length - 1;
  return (
    <>
      <section class="box">
        <h2 tabIndex={-1} ref={heading}>✓ {words.visit.kept}</h2>
        <p>{visit.address}</p>
        {notes && !quiet && saved > 0 && notes.outcome !== 'notMet' ? <p>{fill(words.visit.savedForms, { count: saved })}</p> : null}
        {notes && notes.found.length > 0 ? <p>{fill(words.visit.willOpen, { count: notes.found.length })}</p> : null}
        {quiet ? <p>{words.visit.condolence}</p> : null}
      </section>
      {near.length > 0 ? (
        <section class="group">
          <h2>{words.visit.here}</h2>
          <ul class="cards">{near.map((one) => <li key={one.id}><VisitCard visit={one} /></li>)}</ul>
        </section>
      ) : null}
      {next ? <a class="button go" href={way('visit', next.id)}>{fill(words.visit.next, { address: next.address })}</a> : <p>{words.visit.allDone}</p>}
      <a class="button" href={way('today')}>{words.visit.back}</a>
    </>
  );
};
