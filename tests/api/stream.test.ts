import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash, randomBytes } from 'node:crypto';
import { insertSession } from '../../db/sessions.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let server: Server;
let address: string;
beforeAll(async () => {
  door = await openDoor();
  server = createServer(door.app).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await door.close();
});

interface Told { resource: string; id: string; seq: number }

/** Listens as somebody, until a line satisfies. */
async function listen(who: Person, headers: Record<string, string> = {}) {
  const token = randomBytes(32).toString('base64url');
  const ends = new Date(Date.now() + 3_600_000);
  await insertSession(door.county.db, { tokenHash: createHash('sha256').update(token).digest(), personId: door.idOf(who), createdAt: new Date(), expiresAt: ends, endsAt: ends, device: null });
  const stop = new AbortController();
  const answer = await fetch(`${address}/api/stream`, { headers: { Cookie: `gewu=${token}`, 'Accept-Encoding': 'gzip', ...headers }, signal: stop.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const heard: Told[] = [];
  let rest = '';
  let mark = '';
  const until = async (is: (told: Told) => boolean): Promise<Told> => {
    for (;;) {
      const found = heard.find(is);
      if (found) return found;
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      const parts = (rest + value).split('\n\n');
      rest = parts.pop()!;
      for (const part of parts) {
        mark = /^id: (.*)$/m.exec(part)?.[1] ?? mark;
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data) heard.push(JSON.parse(data) as Told);
      }
    }
  };
  return { answer, heard, until, mark: () => mark, stop: () => stop.abort() };
}

describe('the stream', () => {
  it('tells what changed to those who may see it, and to nobody else (002-24)', async () => {
    const [near, far, officer] = [await listen('desk'), await listen('dispatcher2'), await listen('clue1')];
    expect(near.answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(near.answer.headers.get('content-encoding')).toBeNull();
    const first = await door.county.report();
    expect(await near.until(({ id }) => id === first.caseId)).toEqual({ resource: 'incidents', id: first.caseId, seq: 1 });
    const clue = await door.county.report({ category: '0304' });
    await officer.until(({ id }) => id === clue.caseId);
    const other = await door.county.report({ place: door.county.areaOf('grid2') });
    await far.until(({ id }) => id === other.caseId);
    expect(far.heard.map(({ id }) => id)).toEqual([other.caseId]);
    await door.act('desk', first.number, 'comment', { text: 'x' });
    expect(await near.until(({ id, seq }) => id === first.caseId && seq === 2)).toBeDefined();
    expect(near.heard.map(({ id }) => id)).not.toContain(clue.caseId);
    for (const one of [near, far, officer]) one.stop();
  });

  it('goes on where it broke off', async () => {
    const before = await listen('desk');
    const { caseId } = await door.county.report();
    await before.until(({ id }) => id === caseId);
    before.stop();
    const missed = await door.county.report();
    const after = await listen('desk', { 'Last-Event-ID': before.mark() });
    await after.until(({ id }) => id === missed.caseId);
    after.stop();
  });

  it('is for staff', async () => {
    expect(refusal(await door.ask(null, 'get', '/api/stream'))).toBe('401 unauthenticated');
  });
});

describe('the inbox', () => {
  it('holds number and link of what one was told, and can be marked as read', async () => {
    const { number } = await door.county.report();
    const { body } = await door.ask('desk', 'get', '/api/notices');
    const notice = body.items.find((one: { incident: { number: string } }) => one.incident.number === number);
    expect(notice).toMatchObject({ read: false, words: expect.stringContaining(number) });
    expect((await door.ask('desk', 'post', '/api/notices/read', { body: { ids: [notice.id] } })).status).toBe(200);
    const again = await door.ask('desk', 'get', '/api/notices');
    expect(again.body.items.find((one: { id: string }) => one.id === notice.id).read).toBe(true);
    expect((await door.ask('dispatcher2', 'get', '/api/notices')).text).not.toContain(number);
    expect((await door.ask('desk', 'post', '/api/notices/read', { body: { ids: ['x'] } })).status).toBe(422);
    expect(refusal(await door.ask(null, 'get', '/api/notices'))).toBe('401 unauthenticated');
  });
});
