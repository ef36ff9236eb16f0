import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import supertest from 'supertest';
import type { Response } from 'supertest';
import { createVisitHands } from '../../activities/visits/visit-hands.ts';
import { createApp } from '../../api/app.ts';
import type { Outcome } from '../../api/conductor.ts';
import type { Deps } from '../../api/deps.ts';
import { createLimits } from '../../api/limits.ts';
import { newId } from '../../db/ids.ts';
import { insertAssignment, insertPerson } from '../../db/people.ts';
import { insertSession } from '../../db/sessions.ts';
import type { Turn } from '../../domain/case/contract.ts';
import { aCounty } from '../db/county.ts';
import type { County, Name } from '../db/county.ts';

/** People of the door's tests beside the cast of the county. */
const more = [
  ['privacy', 'privacy', 'county'], ['assessor', 'assessor', 'county'], ['leader', 'leader', 'grid1'], ['worker2', 'worker', 'grid2'], ['clue2', 'clueOfficer', 'county'],
] as const;
export type Person = Exclude<Name, 'resident'> | (typeof more)[number][0];

type Method = 'get' | 'post' | 'put' | 'delete' | 'head';
export interface Sent { body?: unknown; key?: string | null; headers?: Record<string, string> }

export interface Door {
  county: County;
  app: ReturnType<typeof createApp>['app'];
  /** What the engine answers next instead of doing its work; `undefined` lets it work. */
  engine: { outcome: Outcome | undefined };
  /** Milliseconds that the door's clock is ahead. */
  clock: { ahead: number };
  files: string;
  idOf: (name: Person) => string;
  /** A request as somebody, with a fresh key where one is needed. */
  ask: (who: Person | null, method: Method, path: string, sent?: Sent) => Promise<Response>;
  /** The login of somebody, for requests of one's own making. */
  cookieOf: (who: Person) => Promise<string>;
  /** A command that must be taken. */
  act: (who: Person, ref: string, action: string, body?: unknown) => Promise<Response>;
  close: () => Promise<void>;
}

/** The door before a real database, with the real hands in the engine's place: a command is applied at once. */
export async function openDoor(given: Partial<Deps> = {}): Promise<Door> {
  const county = await aCounty();
  const { db, keys, hands } = county;
  const ids = new Map<string, string>();
  for (const [username, role, area] of more) {
    const personId = await insertPerson(db, { username, name: `name of ${username}`, passwordHash: 'none' });
    await insertAssignment(db, { personId, role, areaId: county.areaOf(area).areaId, from: 0 });
    ids.set(username, personId);
  }
  await insertPerson(db, { username: 'nobody', name: 'no role', passwordHash: 'none' });
  const engine: Door['engine'] = { outcome: undefined };
  const turn = async (asked: Turn): Promise<Outcome> => engine.outcome ?? { kind: 'answer', answer: await hands.turn(asked) };
  const visitHands = createVisitHands({ db, keys });
  const visitTurn = async (asked: Turn): Promise<Outcome> => engine.outcome ?? { kind: 'answer', answer: await visitHands.turn(asked) };
  const clock = { ahead: 0 };
  const files = mkdtempSync(join(tmpdir(), 'gewu-files-'));
  const { app, close } = createApp({
    db, keys, files,
    conductor: { open: (_caseId, _number, asked) => turn(asked), command: (_number, asked) => turn(asked), visits: { first: (_id, asked) => visitTurn(asked), command: (_id, asked) => visitTurn(asked), wake: async () => undefined }, isUp: async () => engine.outcome?.kind !== 'engineAway' },
    clock: { now: () => Date.now() + clock.ahead },
    log: pino({ level: process.env.GEWU_TEST_LOG ?? 'silent' }),
    limits: createLimits(false),
    https: false,
    publicOrigin: undefined,
    pages: join(files, 'nothing'),
    version: '0.0.0',
    draining: () => false,
    ...given,
  });
  const cookies = new Map<string, string>();
  const idOf = (name: Person): string => ids.get(name) ?? county.idOf(name as Name);

  const cookieOf = async (who: Person): Promise<string> => {
    const known = cookies.get(who);
    if (known) return known;
    const token = randomBytes(32).toString('base64url');
    const ends = new Date(Date.now() + 86_400_000 * 30);
    await insertSession(db, { tokenHash: createHash('sha256').update(token).digest(), personId: idOf(who), createdAt: new Date(), expiresAt: ends, endsAt: ends, device: null });
    cookies.set(who, `gewu=${token}`);
    return `gewu=${token}`;
  };

  const ask: Door['ask'] = async (who, method, path, { body, key = randomUUID(), headers = {} } = {}) => {
    const request = supertest(app)[method](path);
    if (who) request.set('Cookie', await cookieOf(who));
    if (method === 'post' && key !== null) request.set('Idempotency-Key', key);
    for (const [name, value] of Object.entries(headers)) request.set(name, value);
    if (body !== undefined) {
      if (typeof body === 'string') request.set('Content-Type', headers['Content-Type'] ?? 'application/json').send(body);
      else if (Buffer.isBuffer(body)) request.serialize((bytes) => bytes as string).send(body);
      else request.send(body as object);
    }
    return request;
  };

  return {
    county, app, engine, clock, files, idOf, ask, cookieOf,
    act: async (who, ref, action, body = {}) => {
      const answer = await ask(who, 'post', `/api/incidents/${ref}/actions/${action}`, { body });
      if (answer.status !== 200) throw new Error(`${who} ${action}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer;
    },
    close: async () => {
      close();
      await county.close();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

/** Status and code of a refusal, for comparing in one line. */
export const refusal = ({ status, body, headers }: Response): string => `${status} ${headers['content-type']?.startsWith('application/problem+json') ? (body as { code: string }).code : 'no problem document'}`;

export const anId = newId;
