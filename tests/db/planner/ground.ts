import { createVisitHands } from '../../../activities/visits/visit-hands.ts';
import { connect } from '../../../db/connect.ts';
import type { Db } from '../../../db/connect.ts';
import { newId } from '../../../db/ids.ts';
import { insertAssignment, insertPerson } from '../../../db/people.ts';
import { createChangeHand } from '../../../db/planner/changes.ts';
import { createPlanHand } from '../../../db/planner/jobs.ts';
import { findPlan, insertPlan } from '../../../db/planner/plans.ts';
import { levelsOf } from '../../../db/tables/levels.ts';
import { periodNamed } from '../../../domain/visit/period.ts';
import type { County } from '../county.ts';
import { aCounty } from '../county.ts';

export const zone = 'Asia/Shanghai';
export const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`);

/** A county whose planner runs on a clock of its own, at the start of 2027 unless told otherwise. */
export interface Ground {
  county: County;
  db: Db;
  clock: { now: number };
  household: (grid?: string, building?: string | null) => Promise<string>;
  households: (count: number, grid?: string) => Promise<string[]>;
  tag: (household: string, code: string, more?: { from?: string; to?: string; circumstance?: string; approved?: boolean }) => Promise<string>;
  place: (cls: string, grid?: string) => Promise<string>;
  worker: (username: string, grid: string, more?: { employment?: 'full' | 'part'; proxy?: boolean; standsFor?: string; to?: number }) => Promise<string>;
  /** What the visit's own hands do when its window opens, or it looks again. */
  looks: (visit: string) => Promise<unknown>;
  /** Visits that the planner wanted woken. */
  woken: string[];
  plan: (area?: string, period?: string, publish?: boolean) => Promise<string>;
  /** Everything that the worker process would do now. */
  work: (batch?: number) => Promise<void>;
  duties: (target: string) => Promise<string[]>;
  visits: (target: string) => Promise<{ id: string; worker: string | null; day: string | null; duties: string[]; seq: number; pack: string }[]>;
  counts: () => Promise<{ duties: number; visits: number }>;
  finding: (plan: string) => ReturnType<typeof findPlan>;
  close: () => Promise<void>;
}

export async function aGround(): Promise<Ground> {
  const county = await aCounty();
  const db = connect(county.base.url, { max: 4 });
  const clock = { now: at('2027-01-01', '00:00') };
  let nth = 0;
  const hands = createVisitHands({ db, keys: county.keys, now: () => clock.now });
  const woken: string[] = [];
  const gridRow = (code: string) => ({ ...levelsOf(county.areaOf(code).path), grid_id: county.areaOf(code).areaId });
  const households: Ground['households'] = async (count, grid = 'grid1') => {
    const ids = Array.from({ length: count }, () => newId());
    await db.insertInto('household').values(ids.map((id) => ({
      id, code: `HW-${(nth += 1)}`, ...gridRow(grid), building_id: null, dwelling_id: null, address: `somewhere ${nth}`, lng: null, lat: null, head_id: null, ended_at: null,
    }))).execute();
    return ids;
  };
  return {
    county, db, clock, households, woken,
    looks: (visit) => hands.turn({ kind: 'look', caseId: visit, commandId: newId() }),
    household: async (grid = 'grid1') => (await households(1, grid))[0]!,
    async tag(household, code, { from = '2026-01-01', to = '2028-01-01', circumstance, approved = true } = {}) {
      const id = newId();
      await db.insertInto('category_tag').values({
        id, household_id: household, resident_id: null, code, circumstance: circumstance ?? null, purpose: 'care', legal_basis: 'rule', source_unit: 'civil', valid_from: from, valid_to: to,
        asked_by: county.idOf('desk'), approved_by: approved ? county.idOf('admin') : null, approved_at: approved ? new Date(clock.now) : null,
        refused_at: null, refused_why: null, ended_at: null, ended_why: null,
      }).execute();
      return id;
    },
    async place(cls, grid = 'grid1') {
      const id = newId();
      await db.insertInto('place').values({
        id, code: `P-${(nth += 1)}`, class: cls, zh: 'place', en: null, ...gridRow(grid), building_id: null, dwelling_id: null, address: null, lng: null, lat: null, outline: null,
        owner: null, owner_unit: null, contact_sealed: null, colour: null, circumstance: null, valid_from: new Date(at('2020-01-01')), valid_to: null,
      }).execute();
      return id;
    },
    async worker(username, grid, { employment = 'full', proxy = false, standsFor, to } = {}) {
      const personId = await insertPerson(db, { username, name: username, passwordHash: 'none' });
      await insertAssignment(db, { personId, role: employment === 'part' ? 'parttimer' : 'worker', areaId: county.areaOf(grid).areaId, employment, proxy, standsFor: standsFor ?? null, from: 0, to: to ?? null });
      return personId;
    },
    plan: (area = 'town1', period = '2027-Q1', publish = true) =>
      insertPlan(db, { ...county.areaOf(area), period, window: periodNamed(period, zone)!, publish, by: null, at: clock.now }),
    async work(batch = 3_000) {
      const wake = async (visits: readonly { visitId: string }[]) => woken.push(...visits.map(({ visitId }) => visitId));
      const plans = createPlanHand({ db, now: () => clock.now, batch, wake });
      const changes = createChangeHand({ db, now: () => clock.now, wake });
      // Changes were written by the database's own clock.
      await db.updateTable('plan_change').set({ due_at: new Date(clock.now) }).where('done_at', 'is', null).where('due_at', '<=', new Date(Date.now() + 60_000)).execute();
      for (let more = true; more;) {
        const changed = await changes.once();
        more = (await plans.once()) || changed;
      }
    },
    duties: async (target) => (await db.selectFrom('duty').select(['code', 'period', 'state']).where('target_id', '=', target).where('state', '<>', 'cancelled').orderBy('code').orderBy('period').execute())
      .map(({ code, period }) => `${code} ${period}`),
    visits: async (target) => {
      const rows = await db.selectFrom('visit').selectAll().where('target_id', '=', target).where('open', '=', true).orderBy('window_from').orderBy('window_to').execute();
      const duties = await db.selectFrom('duty').select(['visit_id', 'code', 'period']).where('target_id', '=', target).where('live', '=', true).orderBy('code').execute();
      return rows.map(({ id, worker_id, planned_for, seq, pack_id }) => ({
        id, worker: worker_id, day: planned_for, seq, pack: pack_id, duties: duties.filter(({ visit_id }) => visit_id === id).map(({ code, period }) => `${code} ${period}`),
      }));
    },
    counts: async () => {
      const count = async (table: 'duty' | 'visit') => (await db.selectFrom(table).select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
      return { duties: await count('duty'), visits: await count('visit') };
    },
    finding: (plan) => findPlan(db, plan),
    close: async () => {
      await db.destroy();
      await county.close();
    },
  };
}
