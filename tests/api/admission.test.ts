import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { admit } from '../../api/admission.ts';

let server: Server;
const inside: ServerResponse[] = [];
beforeEach(async () => {
  inside.length = 0;
  server = createServer(admit((_req, res) => void inside.push(res), { inFlight: 2, queue: 1, patience: 60_000 })).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const knock = (path = '/api/incidents') => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
const until = async (is: () => boolean) => {
  while (!is()) await new Promise((later) => setImmediate(later));
};

describe('the queue before the door', () => {
  it('lets in as many as there is room for, the next when one leaves, and turns the rest away cheaply', async () => {
    const [first, second] = [knock(), knock()];
    await until(() => inside.length === 2);
    const [one, other] = [knock(), knock()];
    const turnedAway = await Promise.race([one, other]);
    expect([turnedAway.status, turnedAway.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await turnedAway.json()).toMatchObject({ code: 'overloaded', status: 503 });
    expect(inside).toHaveLength(2);
    inside[0]!.end('done');
    await until(() => inside.length === 3);
    for (const res of inside) res.end('done');
    const answers = await Promise.all([first, second, one, other]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 503]);
  });

  it('never holds up health or the stream', async () => {
    const busy = [knock(), knock()];
    await until(() => inside.length === 2);
    const free = ['/livez', '/readyz', '/api/stream'].map(knock);
    await until(() => inside.length === 5);
    for (const res of inside) res.end('done');
    expect((await Promise.all([...busy, ...free])).every(({ status }) => status === 200)).toBe(true);
  });
});
