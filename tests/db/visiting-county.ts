import { randomUUID } from 'node:crypto';
import { createVisitHands } from '../../activities/visits/visit-hands.ts';
import type { Waiting } from '../../activities/visits/open-incidents.ts';
import { claimCommand } from '../../db/command-log.ts';
import { newId } from '../../db/ids.ts';
import { readVisitLedger } from '../../db/ledger.ts';
import { insertAssignment, insertPerson, viewerOf } from '../../db/people.ts';
import { levelsOf } from '../../db/tables/levels.ts';
import type { Answer } from '../../domain/case/contract.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import type { DutyKind } from '../../domain/visit/duty.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import { cadenceOf } from '../../domain/visit/cadence.ts';
import type { County } from './county.ts';

export interface DutyWish { code: string; kind?: DutyKind; period?: string; from?: number; to?: number; visit?: boolean }

const day = 86_400_000;

/** The county with somebody at home: households, what is owed there, and the visits that were planned. */
export async function visiting(county: County) {
  const { db, keys } = county;
  const people = new Map<string, string>();
  for (const [username, role, area] of [['leader9', 'leader', 'grid1'], ['worker9', 'worker', 'grid1'], ['worker8', 'worker', 'grid2']] as const) {
    const personId = await insertPerson(db, { username, name: `name of ${username}`, passwordHash: 'none' });
    await insertAssignment(db, { personId, role, areaId: county.areaOf(area).areaId, from: 0 });
    people.set(username, personId);
  }
  const waiting: Waiting[] = [];
  const hands = createVisitHands({ db, keys, opened: (one) => waiting.push(one) });
  const idOf = (name: string): string => people.get(name) ?? county.idOf(name as never);

  const as = async (name: string) => {
    const viewer = (await viewerOf(db, idOf(name)))!;
    return { viewer, actor: { kind: 'person' as const, id: idOf(name), role: viewer.grants[0]!.role } };
  };

  let numbers = 0;
  const self = {
    hands, waiting, idOf, as,

    async household({ grid = 'grid1' } = {}): Promise<{ id: string; code: string }> {
      const id = newId();
      const code = `HW-${(numbers += 1)}-${id.slice(-4)}`;
      await db.insertInto('household').values({
        id, code, ...levelsOf(county.areaOf(grid).path), grid_id: county.areaOf(grid).areaId, building_id: null, dwelling_id: null, address: '幸福小区 3幢 501', lng: null, lat: null, head_id: null, ended_at: null,
      }).execute();
      return { id, code };
    },

    /** Duties at a door and the visit that they were merged into; the window is that of the first, this fortnight unless said otherwise. */
    async planned(duties: readonly DutyWish[], { home, grid = 'grid1', worker = null, pack = { id: defaultPack.id, version: defaultPack.version } }: { home?: { id: string; code: string }; grid?: string; worker?: string | null; pack?: { id: string; version: number } } = {}) {
      const household = home ?? (await self.household({ grid }));
      const visitId = newId();
      const from = duties[0]?.from ?? Date.now() - 7 * day;
      const to = duties[0]?.to ?? from + 14 * day;
      const place = { ...levelsOf(county.areaOf(grid).path), grid_id: county.areaOf(grid).areaId, building_id: null };
      const common = { target_kind: 'household' as const, target_id: household.id, ...place, worker_id: worker && idOf(worker), pack_id: pack.id, pack_version: pack.version };
      await db.insertInto('visit').values({
        id: visitId, ...common, planned_for: null, slot_at: null, window_from: new Date(from), window_to: new Date(to), care: duties.some(({ code }) => cadenceOf(defaultPack, code)?.care ?? false),
        due_at: new Date(to), warn_at: null, next_alarm_at: null, outcome: null, occurred_at: null, plan_id: null, state: null, private_sealed: null,
      }).execute();
      const ids: string[] = [];
      for (const { code, kind = 'cadence', period = '2026-11', visit = true, ...window } of duties) {
        const made = await db.insertInto('duty').values({
          ...common, kind, code, period, window_from: new Date(window.from ?? from), window_to: new Date(window.to ?? to), visit_id: visit ? visitId : null, cause_id: null, discharged_by: null, settled_at: null, settled_why: null,
        }).returning('id').executeTakeFirstOrThrow();
        ids.push(made.id);
      }
      return { visitId, household, duties: ids };
    },

    async claim(name: string, visitId: string, action: VisitAction, body: unknown = {}, { key = randomUUID(), ifMatch }: { key?: string; ifMatch?: number } = {}) {
      const claimed = await claimCommand(db, keys, {
        caller: name, key, fingerprint: JSON.stringify([action, body]), caseId: visitId, stream: 'visit', action, body, ...(await as(name)), ...(ifMatch === undefined ? {} : { ifMatch }),
      });
      if (claimed.kind === 'reused') throw new Error('reused');
      return claimed.commandId;
    },
    async does(name: string, visitId: string, action: VisitAction, body: unknown = {}, more: { key?: string; at?: number; ifMatch?: number } = {}): Promise<Answer> {
      const commandId = await self.claim(name, visitId, action, body, more);
      return hands.turn({ kind: 'command', caseId: visitId, commandId }, more.at === undefined ? {} : { at: more.at });
    },
    looks: (visitId: string, at?: number) => hands.turn({ kind: 'look', caseId: visitId, commandId: randomUUID() }, at === undefined ? {} : { at }),
    lines: (visitId: string) => readVisitLedger(db, keys, visitId, { withSealed: true }),
    types: async (visitId: string) => (await self.lines(visitId)).map(({ type }) => type),
    row: (visitId: string) => db.selectFrom('visit').selectAll().where('id', '=', visitId).executeTakeFirstOrThrow(),
    duty: (id: string) => db.selectFrom('duty').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  };
  return self;
}
export type VisitingCounty = Awaited<ReturnType<typeof visiting>>;
