import { createHash } from 'node:crypto';
import { array, assert, asyncProperty, constantFrom, integer } from 'fast-check';
import { isCommand, sentOf } from '../../field-ui/src/outbox/command.ts';
import { Locked, LoggedOut, NotTaken } from '../../field-ui/src/outbox/deliver.ts';
import { sendable, waitAfter } from '../../field-ui/src/outbox/queue.ts';
import { reckoned } from '../../field-ui/src/outbox/sha256.ts';
import { syncState } from '../../field-ui/src/outbox/sync-state.ts';
import { uuid7 } from '../../field-ui/src/outbox/uuid7.ts';
import { countingDoor, phoneOf, pocketStore, waiting } from './pocket.ts';

const set = (commands = [waiting()]) => {
  const store = pocketStore();
  for (const command of commands) store.rows.set(command.id, command);
  const server = countingDoor();
  return { store, server, ...phoneOf(store, server.door) };
};
const standing = (store: ReturnType<typeof pocketStore>) => [...store.rows.values()].map((row) => `${row.standing}${row.code ? ` ${row.code}` : ''}`);

describe('a command leaves the phone only with the server’s answer', () => {
  it('is deleted when applied', async () => {
    const { store, server, sends } = set();
    expect(await sends()).toBe('sent');
    expect(store.rows.size).toBe(0);
    expect(server.ledger).toHaveLength(1);
  });

  it('stays when nobody answers, and waits 5 s, then longer, never over 5 min', async () => {
    const { store, server, phone, sends } = set();
    server.door.sync = async () => { throw new TypeError('failed to fetch'); };
    expect(await sends()).toBe('away');
    expect([...store.rows.values()]).toMatchObject([{ standing: 'queued', tries: 1, nextAt: phone.at + 5_000 }]);
    expect([1, 2, 3, 7, 40].map(waitAfter)).toEqual([5_000, 10_000, 20_000, 300_000, 300_000]);
  });

  it('is counted once when the answer was lost on its way', async () => {
    const { store, server, phone, sends } = set();
    const { sync } = server.door;
    server.door.sync = async (commands) => { await sync(commands); throw new TypeError('lost'); };
    await sends();
    expect(store.rows.size).toBe(1);
    server.door.sync = sync;
    phone.at += 5_000;
    expect(await sends()).toBe('sent');
    expect(store.rows.size).toBe(0);
    expect(server.ledger).toHaveLength(1);
  });

  it('stays when the answer forgets it, or holds it', async () => {
    const { store, server, sends } = set([waiting(), waiting()]);
    const [first, second] = [...store.rows.keys()];
    server.door.sync = async () => ({ results: [{ id: first!, result: 'held' }] });
    expect(await sends()).toBe('sent');
    expect(standing(store)).toEqual(['queued', 'queued']);
    expect([first, second].every((id) => store.rows.has(id!))).toBe(true);
  });

  it('goes again when the app was killed while it was on its way', async () => {
    const { store, server, sends } = set([waiting({ standing: 'sending' })]);
    await sends();
    expect([store.rows.size, server.ledger.length]).toEqual([0, 1]);
  });

  it('draws behind it what was to follow on the same thing: a report settled on the spot', async () => {
    const next = { type: 'incident.settle', payload: { result: 'onSpot' } };
    const { store, server, sends } = set([waiting({ type: 'report', next }), waiting({ type: 'report', next })]);
    const { sync } = server.door;
    const [first] = [...store.rows.keys()];
    server.door.sync = async (commands) => {
      const { results } = await sync(commands);
      return { results: results.map((result) => (result.id === first ? { ...result, current: { id: 'case-1' } } : result)) };
    };
    await sends();
    expect(server.ledger.map(({ type, target }) => [type, target])).toEqual([['report', undefined], ['report', undefined], ['incident.settle', 'case-1']]);
    expect(standing(store)).toEqual(['refused settleByHand']);
  });

  it('stays, with its reason, when the server refuses it; the others go on', async () => {
    const { store, server, sends } = set([waiting({ target: 'v1' }), waiting({ target: 'v1' }), waiting({ target: 'v2' })]);
    const [first] = [...store.rows.keys()];
    server.said.verdicts.set(first!, 'refused');
    await sends();
    expect(standing(store)).toEqual(['refused notNow']);
    expect(server.ledger).toHaveLength(2);
  });

  it('stays when the login is over, without a penalty', async () => {
    const { store, server, sends } = set();
    server.said.person = null;
    expect(await sends()).toBe('login');
    server.said.person = 'zhao';
    server.door.sync = async () => { throw new LoggedOut(); };
    expect(await sends()).toBe('login');
    expect([...store.rows.values()]).toMatchObject([{ tries: 0, nextAt: 0 }]);
  });

  it('stays when the phone was locked from the desk', async () => {
    const { store, server, sends } = set();
    server.door.sync = async () => { throw new Locked(); };
    expect(await sends()).toBe('locked');
    expect(store.rows.size).toBe(1);
  });

  it('never goes out under the name of whoever else uses the phone', async () => {
    const { store, server, sends } = set();
    server.said.person = 'han';
    expect(await sends()).toBe('otherPerson');
    expect([store.rows.size, server.requests.length]).toEqual([1, 0]);
  });

  it('is found out when it spoils the whole request', async () => {
    const commands = [waiting(), waiting(), waiting()];
    const { store, server, sends } = set(commands);
    const { sync } = server.door;
    server.door.sync = async (sent) => {
      if (sent.some(({ id }) => id === commands[1]!.id)) throw new NotTaken('malformed');
      return sync(sent);
    };
    expect(await sends()).toBe('sent');
    expect(standing(store)).toEqual(['refused malformed']);
    expect(server.ledger).toHaveLength(2);
  });
});

describe('the order among the commands for one thing', () => {
  it('is kept, and the next follows on the answer to the one before', async () => {
    const { store, server, sends } = set([waiting({ target: 'v1', baseSeq: 0, type: 'visit.start' }), waiting({ target: 'v1', baseSeq: 0 })]);
    await sends();
    expect(store.rows.size).toBe(0);
    expect(server.ledger.map(({ type, baseSeq }) => [type, baseSeq])).toEqual([['visit.start', 0], ['visit.record', 1]]);
  });

  it('is not overtaken behind a conflict, while other things go on', async () => {
    const { store, server, sends } = set([waiting({ target: 'v1', baseSeq: 0 }), waiting({ target: 'v1', baseSeq: 0 }), waiting({ target: 'v2' })]);
    server.seqs.set('v1', 4);
    await sends();
    expect(standing(store)).toEqual(['conflict stale', 'queued']);
    expect(server.ledger.map(({ target }) => target)).toEqual(['v2']);
  });

  it('goes on when somebody has decided about a conflict, and the record stays until the server has said yes', async () => {
    const { store, server, phone, sends } = set([waiting({ target: 'v1', standing: 'conflict', resolvedBy: 'r1' }), waiting({ target: 'v1' })]);
    const [first] = [...store.rows.keys()];
    store.rows.set('r1', waiting({ id: 'r1', type: 'resolve', target: first!, payload: { as: 'supplement' } }));
    const { sync } = server.door;
    server.door.sync = async () => { throw new TypeError('down'); };
    await sends();
    expect(standing(store)).toEqual(['conflict', 'queued', 'queued']);
    server.door.sync = sync;
    phone.at += 5_000;
    await sends();
    expect(server.ledger.map(({ type }) => type)).toEqual(['resolve', 'visit.record']);
    expect(store.rows.size).toBe(0);
  });

  it('never sends more than fifty at once', () => {
    expect(sendable(Array.from({ length: 70 }, () => waiting()), 0, () => true)).toHaveLength(50);
  });
});

describe('photos', () => {
  it('go apart and first, each once; words without photos do not wait for them', async () => {
    const { store, server, sends } = set([waiting({ blobs: ['a', 'b'], type: 'report' }), waiting()]);
    for (const hash of ['a', 'b', 'left over']) store.photos.set(hash, new Blob([hash]));
    server.files.add('a');
    const put: string[] = [];
    server.door.putPhoto = async (hash) => void put.push(hash);
    await sends();
    expect(put).toEqual(['b']);
    expect(server.ledger.map(({ type }) => type)).toEqual(['visit.record', 'report']);
    expect([store.rows.size, store.photos.size]).toEqual([0, 0]);
  });

  it('stay on the phone when the signal goes between two of them', async () => {
    const { store, server, sends } = set([waiting({ blobs: ['a', 'b'] })]);
    for (const hash of ['a', 'b']) store.photos.set(hash, new Blob([hash]));
    server.door.putPhoto = async (hash) => { if (hash === 'b') throw new TypeError('lost'); server.files.add(hash); };
    expect(await sends()).toBe('away');
    expect([store.rows.size, store.photos.size, server.ledger.length]).toEqual([1, 2, 0]);
  });

  it('that the server will not have leave the record visible, with the reason', async () => {
    const { store, server, sends } = set([waiting({ blobs: ['a'] })]);
    store.photos.set('a', new Blob(['a']));
    server.door.putPhoto = async () => 'tooLarge';
    await sends();
    expect(standing(store)).toEqual(['refused tooLarge']);
    expect(store.photos.size).toBe(1);
  });
});

describe('the phone’s clock', () => {
  const hour = 3_600_000;
  it('wrong by hours is put right by what the server says, and nothing happened after now', () => {
    const noon = Date.parse('2026-11-24T04:00:00Z');
    const slow = waiting({ phoneAt: noon - 3 * hour });
    expect(sentOf(slow, 3 * hour, noon - 3 * hour).occurredAt).toBe('2026-11-24T04:00:00.000Z');
    expect(sentOf({ ...slow, offset: 3 * hour }, 0, noon).occurredAt).toBe('2026-11-24T04:00:00.000Z');
    expect(sentOf(waiting({ phoneAt: noon + hour }), 0, noon).occurredAt).toBe('2026-11-24T04:00:00.000Z');
    expect(sentOf(waiting({ phoneAt: noon, saidAt: noon - 20 * hour }), 0, noon).occurredAt).toBe('2026-11-23T08:00:00.000Z');
  });
});

it('has what the worker did, once, whatever the network did (random mornings)', async () => {
  await assert(asyncProperty(array(constantFrom('up', 'lost answer', 'down', 'login'), { maxLength: 12 }), integer({ min: 1, max: 30 }), async (weather, visits) => {
    const { store, server, phone, sends } = set(Array.from({ length: visits }, (_, at) => waiting({ target: `v${at % 7}` })));
    const { sync } = server.door;
    const all = [...store.rows.keys()];
    for (const today of [...weather, 'up']) {
      server.said.person = today === 'login' ? null : 'zhao';
      server.door.sync = async (commands) => {
        if (today === 'down') throw new TypeError('down');
        const told = await sync(commands);
        if (today === 'lost answer') throw new TypeError('lost');
        return told;
      };
      await sends();
      phone.at += 300_000;
      expect(all.every((id) => store.rows.has(id) || server.ledger.some((sent) => sent.id === id))).toBe(true);
    }
    expect(store.rows.size).toBe(0);
    expect(server.ledger.map(({ id }) => id).sort()).toEqual([...all].sort());
  }), { numRuns: 60, seed: 8 });
});

describe('the bar', () => {
  const calm = { commands: [], now: 100_000, sending: false, saysOnline: true, full: false, broken: false };
  it('says in one sentence where the records are, the most pressing first', () => {
    const one = waiting({ phoneAt: 90_000 });
    expect([
      syncState({ ...calm, last: 'sent', sentAt: 5 }),
      syncState({ ...calm, commands: [one], sending: true }),
      syncState({ ...calm, commands: [one], saysOnline: false }),
      syncState({ ...calm, commands: [{ ...one, nextAt: 120_000 }], last: 'away' }),
      syncState({ ...calm, commands: [{ ...one, phoneAt: -86_400_000 }] }),
      syncState({ ...calm, commands: [one], last: 'login' }),
      syncState({ ...calm, commands: [one, waiting({ standing: 'conflict' })] }),
      syncState({ ...calm, full: true }),
      syncState({ ...calm, broken: true, full: true }),
    ]).toEqual([
      { kind: 'sent', at: 5 }, { kind: 'sending', count: 1 }, { kind: 'offline', count: 1 }, { kind: 'failed', count: 1, tryAt: 120_000 },
      { kind: 'old', count: 1 }, { kind: 'login', count: 1 }, { kind: 'needsYou', count: 1 }, { kind: 'full' }, { kind: 'broken' },
    ]);
  });
});

it('makes ids that sort by time, and knows a damaged row from a command', () => {
  const ids = [1, 1_000_000_000_000, 1_800_000_000_000].map((at) => uuid7(at));
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  expect([waiting(), { id: 'x' }, null, 'text', { ...waiting(), blobs: 3 }].map(isCommand)).toEqual([true, false, false, false, false]);
});

it('reckons SHA-256 as everybody does, without the browser’s help', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const bytes = new Uint8Array(length).map((_, at) => (at * 7) % 251);
    expect(Buffer.from(reckoned(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
