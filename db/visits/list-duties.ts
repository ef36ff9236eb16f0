import type { RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../../domain/case/actor.ts';
import type { DutyKind, DutyState } from '../../domain/visit/duty.ts';
import type { Db } from '../connect.ts';
import { isId } from '../ids.ts';
import type { Page } from '../list-cases.ts';
import { BadCursor } from '../list-cases.ts';
import { levelColumn } from '../scope.ts';
import type { DutyTable } from '../tables/visits.ts';
import { branches, reachOf } from './visit-scope.ts';

/** What a list of duties may be narrowed to. Areas, grids and persons are ids; instants are epoch milliseconds. */
export interface DutyFilter {
  code?: readonly string[];
  kind?: readonly DutyKind[];
  /** Live ones (upcoming, open) where nothing is said. */
  state?: readonly DutyState[];
  area?: { id: string; depth: number };
  grid?: string;
  worker?: string | 'nobody';
  target?: string;
  /** The given task that it is of. */
  task?: string;
  overdue?: boolean;
  dueFrom?: number;
  dueTo?: number;
}

export interface DutyQuery { filter: DutyFilter; limit: number; order?: 'asc' | 'desc'; after?: string; now: number }

const cap = 1_000;
const day = (at: number) => sql`${new Date(at)}::timestamptz`;

/** The duties that somebody may see, by when they are due. */
export async function listDuties(db: Db, viewer: Viewer, { filter, limit, order = 'asc', after, now }: DutyQuery): Promise<Page<Selectable<DutyTable>>> {
  const ways = await waysOf(db, viewer);
  if (ways.length === 0) return { items: [], next: null, total: { count: 0, capped: false } };
  const common = conditions(filter, now);
  const direction = sql.raw(order);
  const behind = after === undefined ? sql`true` : sql`(window_to, id) ${sql.raw(order === 'asc' ? '>' : '<')} (${placeOf(after).at}::timestamptz, ${placeOf(after).id}::uuid)`;
  const each = (select: RawBuilder<unknown>, tail: RawBuilder<unknown>) => sql.join(ways.map((way) => sql`(select ${select} from duty where ${way} and ${common} ${tail})`), sql` union all `);
  const found = await sql<Selectable<DutyTable>>`select * from (${each(sql`*`, sql`and ${behind} order by window_to ${direction}, id ${direction} limit ${limit + 1}`)}) as duty
    order by window_to ${direction}, id ${direction} limit ${limit + 1}`.execute(db);
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from (${each(sql`id`, sql`limit ${cap + 1}`)}) as found limit ${cap + 1}) as counted`.execute(db);
  const items = found.rows.slice(0, limit);
  const last = items.at(-1);
  const count = counted.rows[0]!.count;
  return { items, next: found.rows.length > limit && last ? cursorOf(last) : null, total: { count: Math.min(count, cap), capped: count > cap } };
}

/** A town has an index of its own; what is smaller is walked grid by grid. */
async function waysOf(db: Db, viewer: Viewer): Promise<RawBuilder<boolean>[]> {
  const reach = await reachOf(db, viewer);
  const small = reach.filter(({ column }) => column > 'l2').flatMap(({ areas }) => areas);
  const below = small.length === 0 ? [] : await db.selectFrom('area').select('id').where(sql<boolean>`path && ${small}::uuid[]`).execute();
  return [...branches(reach.filter(({ column }) => column <= 'l2')), ...below.map(({ id }) => sql<boolean>`grid_id = ${id}::uuid`)];
}

function conditions({ code, kind, state, area, grid, worker, target, task, overdue, dueFrom, dueTo }: DutyFilter, now: number): RawBuilder<unknown> {
  const wanted: (RawBuilder<unknown> | undefined)[] = [
    state === undefined ? sql`live` : sql`state = any(${[...state]}::text[])`,
    code && sql`code = any(${[...code]}::text[])`,
    kind && sql`kind = any(${[...kind]}::text[])`,
    area && sql`${levelColumn(area.depth)} = ${area.id}::uuid`,
    grid === undefined ? undefined : sql`grid_id = ${grid}::uuid`,
    worker === undefined ? undefined : worker === 'nobody' ? sql`worker_id is null` : sql`worker_id = ${worker}::uuid`,
    target === undefined ? undefined : sql`target_id = ${target}::uuid`,
    task === undefined ? undefined : sql`cause_id = ${task}::uuid`,
    overdue === undefined ? undefined : overdue ? sql`live and window_to <= ${day(now)}` : sql`not (live and window_to <= ${day(now)})`,
    dueFrom === undefined ? undefined : sql`window_to >= ${day(dueFrom)}`,
    dueTo === undefined ? undefined : sql`window_to < ${day(dueTo)}`,
  ];
  return sql.join(wanted.filter((one) => one !== undefined).map((one) => sql`(${one})`), sql` and `);
}

const cursorOf = ({ window_to, id }: Selectable<DutyTable>): string => Buffer.from(JSON.stringify([window_to.toISOString(), id])).toString('base64url');

function placeOf(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof id === 'string' && isId(id)) return { at, id };
  } catch {
    throw new BadCursor('not a cursor');
  }
  throw new BadCursor('not a cursor of this list');
}
