import type { Result } from './answer.ts';
import { carriedOn, settle } from './answer.ts';
import type { Command, Sent } from './command.ts';
import { sentOf } from './command.ts';
import { failed, inOrder, isWaiting, sendable } from './queue.ts';
import type { Store } from './store.ts';

/** How a round of sending ended. */
export type Ended = 'sent' | 'away' | 'login' | 'otherPerson' | 'locked';

/** The server, as the outbox knows it. Each promise is rejected when nobody answered. */
export interface Door {
  /** Whose session the cookie is; null when it is over. */
  whoAmI: () => Promise<string | null>;
  sync: (commands: readonly Sent[]) => Promise<Answered>;
  hasPhoto: (sha256: string) => Promise<boolean>;
  /** @returns the code of a refusal, or undefined when it is stored */
  putPhoto: (sha256: string, blob: Blob) => Promise<string | undefined>;
}

export interface Answered {
  results: Result[];
}

export class LoggedOut extends Error {}

/** The phone was locked from the desk: nothing that it sends is taken, and nothing on it is thrown away. */
export class Locked extends Error {}

/** The server answered, and would not read the request at all: of several commands one spoils the rest. */
export class NotTaken extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface Delivering {
  store: Store;
  door: Door;
  /** Whose outbox this is: nothing goes out under somebody else's name. */
  personId: string;
  now: () => number;
  /** Server time minus phone time, milliseconds. */
  offset: () => number;
  /** Told after each answer: something has left the phone, or stays for a reason. */
  onAnswer?: () => void;
}

/**
 * Sends whatever may be sent. Only an answer about a command lets it leave the phone; silence, a proxy's page or a killed app leave it
 * where it is, and its id keeps it from counting twice.
 */
export async function deliver(delivering: Delivering): Promise<Ended> {
  const { store, door, personId } = delivering;
  if (!(await store.commands()).some(isWaiting)) return 'sent';
  try {
    const who = await door.whoAmI();
    if (who === null) return 'login';
    if (who !== personId) return 'otherPerson';
    const uploaded = new Set<string>();
    // Words go before photos: what somebody needs to know is not held up by a large picture.
    while (await sendBatch(delivering, uploaded)) continue;
    await eachPhoto(delivering, uploaded);
    await sweep(store);
    return 'sent';
  } catch (failure) {
    if (failure instanceof LoggedOut) return 'login';
    if (failure instanceof Locked) return 'locked';
    await putOff(delivering);
    return 'away';
  }
}

/** @returns whether anything was sent; every answer moves a command out of the next batch, so that this comes to an end */
async function sendBatch(delivering: Delivering, uploaded: ReadonlySet<string>): Promise<boolean> {
  const { store, now } = delivering;
  const batch = sendable(await store.commands(), now(), ({ blobs }) => blobs.every((hash) => uploaded.has(hash)));
  if (batch.length === 0) return false;
  await store.change(batch.map((command) => ({ ...command, standing: 'sending' })));
  const answers = new Map((await ask(delivering, batch)).map((result) => [result.id, result]));
  const settled = batch.map((command) => ({ command, left: settle(command, answers.get(command.id), now()) }));
  // One whose next step took its place has left too.
  const gone = settled.flatMap(({ command, left }) => (left?.id === command.id ? [] : [command]));
  const ids = new Set(batch.map(({ id }) => id));
  const carried = (await store.commands()).filter(({ id }) => !ids.has(id)).flatMap((later) => {
    const moved = gone.reduce((one, applied) => carriedOn(one, applied, answers.get(applied.id)?.seq), later);
    return moved === later ? [] : [moved];
  });
  const decided = gone.flatMap(({ type, target }) => (type === 'resolve' && target !== undefined ? [target] : []));
  await store.change([...settled.flatMap(({ left }) => left ?? []), ...carried], [...gone.map(({ id }) => id), ...decided]);
  delivering.onAnswer?.();
  return true;
}

/** All in one request; one by one where the server would not read it, so that the one at fault is found and stops nobody else. */
async function ask(delivering: Delivering, batch: readonly Command[]): Promise<Result[]> {
  const { door, offset, now } = delivering;
  try {
    return (await door.sync(batch.map((command) => sentOf(command, offset(), now())))).results;
  } catch (failure) {
    if (!(failure instanceof NotTaken)) throw failure;
    const [only] = batch;
    if (batch.length === 1 && only) return [{ id: only.id, result: 'refused', code: failure.code }];
    const results: Result[] = [];
    for (const command of batch) results.push(...(await ask(delivering, [command])));
    return results;
  }
}

/** One photo after the other, each asked for first: what got there before the signal was lost is not sent again. */
async function eachPhoto(delivering: Delivering, uploaded: Set<string>): Promise<void> {
  const { store, now } = delivering;
  const wanting = inOrder(await store.commands()).filter((command) => isWaiting(command) && command.nextAt <= now() && command.blobs.length > 0);
  for (const command of wanting) {
    let code: string | undefined;
    for (const hash of command.blobs.filter((one) => !uploaded.has(one))) {
      code = await upload(delivering, hash);
      if (code !== undefined) break;
      uploaded.add(hash);
    }
    if (code === undefined) while (await sendBatch(delivering, uploaded)) continue;
    else await store.change([{ ...command, standing: 'refused', code, tries: command.tries + 1 }]);
  }
}

async function upload({ store, door }: Delivering, hash: string): Promise<string | undefined> {
  if (await door.hasPhoto(hash)) return undefined;
  const blob = await store.photo(hash);
  return blob ? door.putPhoto(hash, blob) : 'photoLost';
}

/** Photos that no command needs any more. The photos are listed first: one that comes in meanwhile is not among them. */
async function sweep(store: Store): Promise<void> {
  const there = await store.photoHashes();
  const needed = new Set((await store.commands()).flatMap(({ blobs }) => blobs));
  const spare = there.filter((hash) => !needed.has(hash));
  if (spare.length > 0) await store.forgetPhotos(spare);
}

async function putOff({ store, now }: Delivering): Promise<void> {
  const waiting = (await store.commands()).filter((command) => isWaiting(command) && command.nextAt <= now());
  await store.change(waiting.map((command) => failed(command, now())));
}
