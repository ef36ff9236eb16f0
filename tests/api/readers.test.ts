import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** Opens a case as somebody; `sees` waits until exactly these are told. */
async function opens(who: Person, number: string) {
  const stop = new AbortController();
  const answer = await fetch(`${address}/api/incidents/${number}/readers`, { headers: { Cookie: await door.cookieOf(who), 'Accept-Encoding': 'gzip' }, signal: stop.signal });
  const lines = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const sees = async (...names: string[]): Promise<void> => {
    for (let rest = ''; ; ) {
      const { value, done } = await lines.read();
      if (done) throw new Error('the stream ended');
      rest += value;
      const last = [...rest.matchAll(/^data: (.*)$/gm)].at(-1)?.[1];
      if (last && (JSON.parse(last).people as { name: string }[]).map(({ name }) => name).toSorted().join() === names.toSorted().join()) return;
    }
  };
  return { answer, sees, leave: () => stop.abort() };
}

describe('who else has a case open', () => {
  it('is told to each while all are there, and is over when they leave', async () => {
    const { number } = await door.county.report();
    const desk = await opens('desk', number);
    await desk.sees();
    expect([desk.answer.headers.get('content-type'), desk.answer.headers.get('content-encoding')]).toEqual(['text/event-stream; charset=utf-8', null]);
    const dispatcher = await opens('dispatcher', number);
    await dispatcher.sees('name of desk');
    await desk.sees('name of dispatcher');
    dispatcher.leave();
    await desk.sees();
    desk.leave();
  });

  it('announces no auditor, who follows cases without their people', async () => {
    const { number } = await door.county.report();
    const desk = await opens('desk', number);
    await desk.sees();
    const auditor = await opens('auditor', number);
    await auditor.sees();
    const chief = await opens('chief', number);
    await desk.sees('name of chief');
    for (const one of [desk, auditor, chief]) one.leave();
  });

  it('is told of no clue, also to whoever had the case open before it became one (001-11)', async () => {
    const { number, caseId } = await door.county.report();
    const desk = await opens('desk', number);
    await desk.sees();
    expect((await door.county.does('dispatcher', caseId, 'accept', { category: '0304' })).refused).toBeNull();
    const officer = await opens('clue1', number);
    // The desk's page is still open: were it announced, it would be in the first line.
    await officer.sees();
    for (const one of [desk, officer]) one.leave();
  });

  it('is nothing to whoever may not see the case', async () => {
    const { number } = await door.county.report();
    expect(refusal(await door.ask('dispatcher2', 'get', `/api/incidents/${number}/readers`))).toBe('404 notFound');
    expect(refusal(await door.ask(null, 'get', `/api/incidents/${number}/readers`))).toBe('401 unauthenticated');
  });

  it('is written nowhere: no table, no line of the access log beyond the reading itself', async () => {
    const { number, caseId } = await door.county.report();
    const lines = async () => (await door.county.db.selectFrom('access_line').select('action').where('target', '=', `case:${caseId}`).execute()).length;
    const before = await lines();
    const desk = await opens('desk', number);
    await desk.sees();
    desk.leave();
    expect(await lines()).toBe(before);
  });
});
