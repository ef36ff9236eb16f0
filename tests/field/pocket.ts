import type { Command, Draft } from '../../field-ui/src/outbox/command.ts';
import type { Answered, Delivering, Door } from '../../field-ui/src/outbox/deliver.ts';
import { deliver } from '../../field-ui/src/outbox/deliver.ts';
import type { Store } from '../../field-ui/src/outbox/store.ts';
import type { Result } from '../../field-ui/src/outbox/answer.ts';
import type { Sent } from '../../field-ui/src/outbox/command.ts';

/** A phone's store in memory. It copies what it keeps, as IndexedDB does. */
export function pocketStore(): Store & { rows: Map<string, Command>; photos: Map<string, Blob> } {
  const rows = new Map<string, Command>();
  const photos = new Map<string, Blob>();
  return {
    rows, photos,
    commands: async () => [...rows.values()].map((row) => structuredClone(row)),
    change: async (puts, deletes = []) => {
      for (const command of puts) rows.set(command.id, structuredClone(command));
      for (const id of deletes) rows.delete(id);
    },
    keep: async (command, taken) => {
      for (const { sha256, blob } of taken) photos.set(sha256, blob);
      rows.set(command.id, structuredClone(command));
    },
    photo: async (hash) => photos.get(hash),
    forgetPhotos: async (hashes) => hashes.forEach((hash) => photos.delete(hash)),
    photoHashes: async () => [...photos.keys()],
  };
}

/** A server that counts every id once and keeps the sequence of every target. */
export function countingDoor() {
  const ledger: Sent[] = [];
  const seqs = new Map<string, number>();
  const files = new Set<string>();
  const requests: Sent[][] = [];
  const said = { person: 'zhao' as string | null, verdicts: new Map<string, Result['result']>(), unreadable: new Set<string>() };
  const one = (sent: Sent): Result => {
    const verdict = said.verdicts.get(sent.id);
    if (verdict) return { id: sent.id, result: verdict, ...(verdict === 'refused' ? { code: 'notNow' } : {}) };
    if (ledger.some(({ id }) => id === sent.id)) return { id: sent.id, result: 'duplicate' };
    const seq = seqs.get(sent.target ?? '') ?? 0;
    if (sent.baseSeq !== undefined && sent.baseSeq !== seq) return { id: sent.id, result: 'conflict', code: 'stale', current: { seq } };
    ledger.push(sent);
    if (sent.target !== undefined) seqs.set(sent.target, seq + 1);
    return { id: sent.id, result: 'applied', seq: seq + 1 };
  };
  const door: Door = {
    whoAmI: async () => said.person,
    sync: async (commands): Promise<Answered> => {
      requests.push([...commands]);
      return { results: commands.map(one) };
    },
    hasPhoto: async (hash) => files.has(hash),
    putPhoto: async (hash) => void files.add(hash),
  };
  return { door, ledger, seqs, files, requests, said };
}

let count = 0;
/** A command as the app makes it, waiting. */
export const waiting = (draft: Partial<Command> & Partial<Draft> = {}): Command => {
  count += 1;
  return {
    id: `command-${count}`, order: count, type: 'visit.record', phoneAt: 1_000, payload: { outcome: 'met' }, blobs: [], title: '走访', app: '1',
    standing: 'queued', tries: 0, nextAt: 0, ...draft,
  };
};

/** Worker Zhao's phone at some instant. */
export function phoneOf(store: Store, door: Door, at = 100_000) {
  const phone = { at, offset: 0 };
  const delivering: Delivering = { store, door, personId: 'zhao', now: () => phone.at, offset: () => phone.offset };
  return { phone, sends: () => deliver(delivering) };
}
