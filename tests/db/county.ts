import { randomBytes, randomUUID } from 'node:crypto';
import { createHands } from '../../activities/apply-command.ts';
import type { Hands } from '../../activities/apply-command.ts';
import { claimCommand } from '../../db/command-log.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { newId } from '../../db/ids.ts';
import type { NewReport } from '../../db/intake.ts';
import { receiveReport } from '../../db/intake.ts';
import { keyRing } from '../../db/keys.ts';
import type { KeyRing } from '../../db/keys.ts';
import { insertAssignment, insertPerson, viewerOf } from '../../db/people.ts';
import { insertShipped } from '../../db/shipped.ts';
import type { Actor, Viewer } from '../../domain/case/actor.ts';
import type { Action } from '../../domain/case/commands.ts';
import type { Answer } from '../../domain/case/contract.ts';
import { freshDatabase } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres.ts';

const areas = [
  ['county', 'county', null], ['town1', 'town', 'county'], ['village1', 'village', 'town1'], ['grid1', 'grid', 'village1'],
  ['town2', 'town', 'county'], ['village2', 'village', 'town2'], ['grid2', 'grid', 'village2'],
] as const;
const units = [
  ['centre', 'centre', 'town1'], ['urban', 'department', 'town1'], ['roads', 'department', 'town1'], ['clue', 'clue', 'county'],
  ['centre2', 'centre', 'town2'], ['urban2', 'department', 'town2'],
] as const;
/** User name, role, area, unit. */
const cast = [
  ['worker', 'worker', 'grid1', null], ['desk', 'desk', 'village1', null], ['dispatcher', 'dispatcher', 'town1', 'centre'], ['verifier', 'verifier', 'town1', 'centre'],
  ['clerk', 'clerk', null, 'urban'], ['head', 'head', null, 'urban'], ['roadsclerk', 'clerk', null, 'roads'], ['chief', 'chief', 'town1', null],
  ['county', 'county', 'county', null], ['informant', 'informant', 'grid1', null], ['clue1', 'clueOfficer', 'county', 'clue'], ['auditor', 'auditor', 'county', null],
  ['admin', 'admin', null, null], ['dispatcher2', 'dispatcher', 'town2', 'centre2'], ['desk2', 'desk', 'village2', null], ['clerk2', 'clerk', null, 'urban2'],
] as const;
export type Name = (typeof cast)[number][0] | 'resident';

export interface County {
  base: FreshDatabase;
  db: Db;
  /** As it would stand in the secrets folder. */
  master: string;
  keys: KeyRing;
  hands: Hands;
  areaOf: (code: string) => { areaId: string; path: string[] };
  idOf: (name: Name) => string;
  as: (name: Name) => Promise<{ viewer: Viewer; actor: Actor }>;
  /** Received and opened, in the first grid unless said otherwise. */
  report: (more?: Partial<NewReport>, at?: number) => Promise<{ caseId: string; number: string; code: string; answer: Answer }>;
  claim: (name: Name, caseId: string, action: Action, body?: unknown, more?: { key?: string; ifMatch?: number }) => Promise<string>;
  does: (name: Name, caseId: string, action: Action, body?: unknown, more?: { key?: string; ifMatch?: number; at?: number }) => Promise<Answer>;
  looks: (caseId: string, at?: number) => Promise<Answer>;
  close: () => Promise<void>;
}

const resident = { viewer: { kind: 'resident' as const, personId: null, grants: [], reporter: true }, actor: { kind: 'resident' as const } };

/** A county of two towns on a database of its own, with the cast of the stories and the shipped pack. */
export async function aCounty(): Promise<County> {
  const base = await freshDatabase();
  const db = connect(base.url, { max: 24 });
  const master = randomBytes(32).toString('hex');
  const keys = keyRing(master);
  await insertShipped(db);
  const paths = new Map<string, string[]>();
  for (const [code, level, parent] of areas) {
    const id = newId();
    const above = parent === null ? [] : paths.get(parent)!;
    paths.set(code, [...above, id]);
    await db.insertInto('area').values({ id, code, level, parent_id: above.at(-1) ?? null, path: [...above, id], zh: code, en: code, valid_from: new Date(0) }).execute();
  }
  const idOfUnit = new Map<string, string>();
  for (const [code, kind, area] of units) {
    idOfUnit.set(code, newId());
    await db.insertInto('unit').values({ id: idOfUnit.get(code)!, code, kind, zh: code, en: code, area_id: paths.get(area)!.at(-1)!, valid_from: new Date(0) }).execute();
  }
  const people = new Map<string, string>();
  for (const [username, role, area, unit] of cast) {
    const personId = await insertPerson(db, { username, name: `name of ${username}`, passwordHash: 'none' });
    people.set(username, personId);
    await insertAssignment(db, { personId, role, areaId: area && paths.get(area)!.at(-1)!, unitId: unit && idOfUnit.get(unit)!, from: 0 });
  }
  const hands = createHands({ db, keys });
  const areaOf = (code: string) => ({ areaId: paths.get(code)!.at(-1)!, path: paths.get(code)! });
  const idOf = (name: Name) => people.get(name)!;
  const as: County['as'] = async (name) => {
    if (name === 'resident') return resident;
    const viewer = (await viewerOf(db, idOf(name)))!;
    const grant = viewer.grants[0];
    return { viewer, actor: { kind: 'person', id: idOf(name), ...(grant && { role: grant.role }), ...(grant?.unit && { unit: grant.unit }), ...(grant?.areaId && { area: grant.areaId }) } };
  };
  const county: County = {
    base, db, master, keys, hands, areaOf, idOf, as,
    async report(more = {}, at) {
      const received = await receiveReport(db, keys, {
        category: '0401', severity: 'general', channel: 'resident', location: null, evidence: [], onSpot: false, place: areaOf('grid1'),
        reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true },
        sealed: { description: 'the fire lane behind number 7 is blocked', reporterName: 'Wang', reporterPhone: '13800001234' }, ...resident,
        ...(at === undefined ? {} : { receivedAt: at }), ...more,
      });
      const answer = await hands.turn({ kind: 'open', caseId: received.caseId, commandId: received.caseId }, at === undefined ? {} : { at });
      return { ...received, answer };
    },
    async claim(name, caseId, action, body = {}, { key = randomUUID(), ifMatch } = {}) {
      const claimed = await claimCommand(db, keys, {
        caller: name, key, fingerprint: JSON.stringify([action, body]), caseId, action, body, ...(await as(name)), ...(ifMatch === undefined ? {} : { ifMatch }),
      });
      if (claimed.kind === 'reused') throw new Error('reused');
      return claimed.commandId;
    },
    async does(name, caseId, action, body, more = {}) {
      const commandId = await county.claim(name, caseId, action, body, more);
      return hands.turn({ kind: 'command', caseId, commandId }, more.at === undefined ? {} : { at: more.at });
    },
    looks: (caseId, at) => hands.turn({ kind: 'look', caseId, commandId: randomUUID() }, at === undefined ? {} : { at }),
    async close() {
      await db.destroy();
      await base.drop();
    },
  };
  return county;
}

/** From the report to the department's hands: accepted, dispatched to `urban`, signed. */
export async function inProgress(county: County, more?: Partial<NewReport>): Promise<{ caseId: string; number: string; answer: Answer }> {
  const { caseId, number } = await county.report(more);
  await county.does('dispatcher', caseId, 'accept', { category: '0401' });
  await county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' });
  const answer = await county.does('clerk', caseId, 'sign');
  return { caseId, number, answer };
}
