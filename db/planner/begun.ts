import { sql } from 'kysely';
import { theSystem } from '../../domain/case/actor.ts';
import { replanned } from '../../domain/visit/opening.ts';
import { Calendars } from '../calendars.ts';
import type { Db } from '../connect.ts';
import { Packs } from '../packs.ts';
import { tellVisits } from '../visits/lines-at-once.ts';
import type { VisitWaiting } from '../visits/waiting-visits.ts';
import type { Share } from './staff.ts';

const documents = { packs: new Packs(), calendars: new Calendars() };

/** The batch's visits under way: door by door, as those that nobody has begun. */
const underWay = sql`plan_target p cross join lateral (select * from visit where visit.target_id = p.id and open offset 0) v`;
const begun = sql`v.seq > 0 and not v.over and not v.unplanned and v.state is not null`;

/** Locks them in the order in which everybody locks visits, before anything at their doors is touched. */
export const holdBegun = (db: Db): Promise<unknown> =>
  sql`select from visit where id in (select v.id from ${underWay} where ${begun}) order by id for update`.execute(db);

export interface Begun {
  /** Visits that go to somebody else. */
  handed: { target: string; visit: string; worker: string | null }[];
  /** Whose workflow must look earlier than it meant to. */
  wake: VisitWaiting[];
}

/**
 * What a planning changed about visits under way, told to each of them at once: duties that it took back or merged into them, and that they go to
 * somebody else, where whoever had them does not serve there any more (who leads there may keep what was given to him). The row lies where its door lies.
 */
export async function tellBegun(db: Db, shares: readonly Share[], at: number): Promise<Begun> {
  const now = new Date(at);
  await sql`update visit set grid_id = o.grid_id, building_id = o.building_id, l1 = o.l1, l2 = o.l2, l3 = o.l3, l4 = o.l4, l5 = o.l5 from (
      select v.id, p.grid_id, p.building_id, p.l1, p.l2, p.l3, p.l4, p.l5 from ${underWay} where ${begun} and (v.grid_id, v.building_id, v.l1, v.l2, v.l3, v.l4, v.l5) is distinct from (p.grid_id, p.building_id, p.l1, p.l2, p.l3, p.l4, p.l5)
    ) o where visit.id = o.id`.execute(db);
  await sql`update duty set grid_id = v.grid_id, building_id = v.building_id, l1 = v.l1, l2 = v.l2, l3 = v.l3, l4 = v.l4, l5 = v.l5 from ${underWay} where ${begun} and duty.visit_id = v.id and duty.live
      and (duty.grid_id, duty.building_id) is distinct from (v.grid_id, v.building_id)`.execute(db);
  const { rows: handed } = await sql<{ target: string; visit: string; worker: string | null }>`
    with share as materialized (select * from unnest(${shares.map(({ grid }) => grid)}::uuid[], ${shares.map(({ person }) => person)}::uuid[]) as s (grid, person)),
      leader as materialized (select s.area_id, s.person_id from assignment s join person on person.id = s.person_id where s.role = 'leader' and person.disabled_at is null and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now}))
    select p.id as target, v.id as visit, p.worker_id as worker from ${underWay} where ${begun} and v.worker_id is distinct from p.worker_id
      and not exists (select from share where share.grid = p.grid_id and share.person = v.worker_id)
      and not exists (select from leader where leader.person_id = v.worker_id and leader.area_id = any(array[p.l1, p.l2, p.l3, p.l4, p.l5, p.grid_id]))`.execute(db);
  const { rows: differing } = await sql<{ id: string }>`
    select v.id from ${underWay} cross join lateral (
        select coalesce(array_agg((own ->> 'id')::uuid order by (own ->> 'id')::uuid), '{}') as ids from jsonb_array_elements(v.state -> 'duties') own where own ->> 'ended' is null
      ) told cross join lateral (select coalesce(array_agg(d.id order by d.id), '{}') as ids from duty d where d.target_id = v.target_id and d.visit_id = v.id and d.live) owed
    where ${begun} and told.ids <> owed.ids`.execute(db);
  const to = new Map(handed.map(({ visit, worker }) => [visit, worker]));
  const wake = await tellVisits(db, {
    ...documents, ids: [...new Set([...to.keys(), ...differing.map(({ id }) => id)])], at,
    linesOf: (state, standing, told) => [
      ...replanned(state, standing, { now: told, actor: theSystem }),
      ...(to.has(state.id) && to.get(state.id) !== state.worker ? [{ type: 'Handed' as const, at: told, actor: theSystem, data: { from: state.worker, to: to.get(state.id)! } }] : []),
    ],
  });
  return { handed, wake };
}
