/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { residentRevealers } from '../../../domain/people/revealers.ts';
import { useBag } from '../bag.ts';
import { askAs } from '../door/whose.ts';
import { fill, useWords } from '../language.ts';
import { Dial } from '../parts/Dial.tsx';
import { doorPath } from '../today/doors.ts';

interface Resident { id: string; relation: string; child: boolean; name: string | null }

/** Calls the head of a household, then offers the other adults. */
export const CallButton = ({ household }: { household: string }) => {
  const { person } = useBag();
  const { words } = useWords();
  const [others, offer] = useState<Resident[]>([]);
  if (!residentRevealers.some((role) => person.roles.includes(role))) return <p class="hint">{words.call.byDesk}</p>;

  const head = async () => {
    const { residents } = await askAs<{ residents: Resident[] }>(person.id, doorPath(household));
    const adults = residents.filter(({ child }) => !child);
    const first = adults.find(({ relation }) => relation === 'head') ?? adults[0];
    offer(adults.filter(({ id }) => id !== first?.id));
    return first?.id;
  };
  return (
    <div class="stack">
      <Dial target={head} label={words.call.dial} purpose={words.call.purpose} />
      {others.map(({ id, name }) => <Dial key={id} target={async () => id} label={fill(words.call.other, { name: name ?? '' })} purpose={words.call.purpose} quiet />)}
    </div>
  );
};
