/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag, useOutbox } from '../bag.ts';
import { askAs, sessionIs } from '../door/whose.ts';
import { fill, useWords } from '../language.ts';
import { databaseOf, dropDatabase } from '../outbox/indexed.ts';
import { openPhoneStore } from '../outbox/phone-store.ts';
import { familiars, forget } from '../phone/roster.ts';

/**
 * Going home for good: what this phone keeps of the person is wiped, so it is refused while anything is unsent. The server's goodbye clears
 * the storage of the whole address, so a colleague's unsent records refuse it too; changing the person leaves everything where it is.
 */
export const Leave = ({ onLeave }: { onLeave: () => void }) => {
  const { person, store, outbox } = useBag();
  const { words } = useWords();
  const { commands } = useOutbox();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState('');

  const leave = async () => {
    setProblem('');
    for (const other of familiars().filter(({ id }) => id !== person.id)) {
      const count = await unsentOf(other.id);
      if (count !== 0) return setProblem(fill(words.leave.otherUnsent, { name: other.name, count: count ?? '?' }));
    }
    if ((await store.commands()).length + (await store.damaged()).length > 0) return setProblem(words.leave.unsent);
    try {
      await askAs(person.id, '/api/session', { method: 'DELETE' });
      sessionIs(null);
    } catch {
      return setProblem(words.leave.offline);
    }
    outbox.close();
    store.close();
    await dropDatabase(databaseOf(person.id));
    forget(person.id);
    onLeave();
  };

  if (commands.length > 0) return <p class="hint">{fill(words.leave.first, { count: commands.length })}</p>;
  return (
    <div class="stack">
      {sure ? (
        <>
          <p>{words.leave.sure}</p>
          <div class="pair">
            <button type="button" class="danger" onClick={() => void leave()}>{words.leave.yes}</button>
            <button type="button" onClick={() => setSure(false)}>{words.cancel}</button>
          </div>
        </>
      ) : <button type="button" class="quiet" onClick={() => setSure(true)}>{words.leave.title}</button>}
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
    </div>
  );
};

/** How much of a colleague's is unsent on this phone; undefined where it cannot be read, which is not the same as nothing. */
async function unsentOf(personId: string): Promise<number | undefined> {
  try {
    const store = await openPhoneStore(personId);
    const count = (await store.commands()).length + (await store.damaged()).length;
    store.close();
    return count;
  } catch {
    return undefined;
  }
}
