/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { Trouble } from '../door/ask.ts';
import { askAs } from '../door/whose.ts';
import { fill, useWords } from '../language.ts';
import { uuid7 } from '../outbox/uuid7.ts';
import { doorPath } from '../today/doors.ts';

interface Resident { id: string; relation: string; child: boolean; name: string | null }
interface Revealed { fields: { phone?: string }; hideAfterSeconds: number }

/** Who may see a number in plain, as the server says too: a part-timer calls through the desk. */
const callers: readonly string[] = ['worker', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'county'];

/** One tap dials. The number is asked of the server each time, which notes for what, and it is kept nowhere on this phone. */
export const CallButton = ({ household }: { household: string }) => {
  const { person } = useBag();
  const { words } = useWords();
  const [told, tell] = useState('');
  const [number, show] = useState('');
  const [others, offer] = useState<Resident[]>([]);
  const [until, hideAt] = useState(0);
  useEffect(() => {
    if (!number) return;
    const bell = setTimeout(() => show(''), until * 1_000);
    return () => clearTimeout(bell);
  }, [number, until]);
  if (!person.roles.some((role) => callers.includes(role))) return <p class="hint">{words.call.byDesk}</p>;

  const call = async (chosen?: Resident) => {
    tell(words.loading);
    try {
      const { residents } = await askAs<{ residents: Resident[] }>(person.id, doorPath(household));
      const adults = residents.filter(({ child }) => !child);
      const resident = chosen ?? adults.find(({ relation }) => relation === 'head') ?? adults[0];
      const known = resident && await askAs<Revealed>(person.id, '/api/reveal', { body: { target: resident.id, fields: ['phone'], purpose: words.call.purpose }, key: uuid7(Date.now()) });
      offer(adults.filter(({ id }) => id !== resident?.id));
      const phone = known?.fields.phone;
      if (!known || !phone) return tell(words.call.none);
      tell('');
      hideAt(known.hideAfterSeconds);
      show(phone);
      location.href = `tel:${phone}`;
    } catch (failure) {
      const { code } = failure instanceof Trouble ? failure : { code: 'offline' };
      tell(code === 'forbidden' || code === 'notFound' ? words.call.refused : words.call.offline);
    }
  };
  return (
    <div class="stack">
      {number ? <a class="button go" href={`tel:${number}`}>☎ {number}</a> : <button type="button" onClick={() => void call()}>☎ {words.call.dial}</button>}
      {number ? <p class="hint">{fill(words.call.hides, { seconds: until })}</p> : null}
      <p class="hint" role="status">{told}</p>
      {others.map((one) => <button key={one.id} type="button" class="quiet" onClick={() => void call(one)}>{fill(words.call.other, { name: one.name ?? '' })}</button>)}
    </div>
  );
};
