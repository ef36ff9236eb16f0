/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { way } from '../route.ts';
import { Recording } from '../visit/VisitPage.tsx';
import { homesLike, knockAt, useHomes } from './doors-of-grid.ts';

const shown = 30;

/** Whose door it is, when nobody was sent there: found by a few letters, without a network too. */
export const DoorsPage = () => {
  const { store, person, today } = useBag();
  const { words } = useWords();
  const grid = person.areas.find(({ level }) => level === 'grid')?.code;
  const { homes, looked } = useHomes(store, grid);
  const [typed, type] = useState('');
  if (grid === undefined) return <p>{words.badge.noGrid}</p>;
  const found = homes ? homesLike(homes, typed, shown + 1) : [];
  const planned = new Map((today?.visits ?? []).flatMap((visit) => (visit.household === undefined ? [] : [[visit.household, visit.id] as const])));
  return (
    <>
      <label>
        {words.unplanned.whose}
        <input type="search" value={typed} autocomplete="off" placeholder={words.unplanned.hint} onInput={(one) => type(one.currentTarget.value)} />
      </label>
      {homes ? null : <p role="status">{looked ? words.today.notYet : words.loading}</p>}
      {homes && found.length === 0 ? <p role="status">{words.unplanned.none}</p> : null}
      <ul class="cards">
        {found.slice(0, shown).map((home) => (
          <li key={home.id}>
            <a class="card" href={planned.has(home.id) ? way('visit', planned.get(home.id)!) : way('door', home.id)}>
              <b>{home.address}</b>
              <span class="meta">{home.head ? <span>{home.head}</span> : null}<span>{home.code}</span>{planned.has(home.id) ? <span class="light green">● {words.unplanned.isPlanned}</span> : null}</span>
            </a>
          </li>
        ))}
      </ul>
      {found.length > shown ? <p class="hint">{fill(words.unplanned.more, { count: shown })}</p> : null}
    </>
  );
};

/** A visit that nobody planned, at this door. */
export const DoorPage = ({ id }: { id: string }) => {
  const { store, person } = useBag();
  const { words } = useWords();
  const { homes, looked } = useHomes(store, person.areas.find(({ level }) => level === 'grid')?.code);
  const home = homes?.find((one) => one.id === id);
  if (home) return <Recording visit={knockAt(home)} />;
  return <p role="status">{looked ? words.visit.notHere : words.loading}</p>;
};
