import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { RiskColour, RiskSubject } from '../domain/visit/risk.ts';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { registryAreas, withinAreas } from './registry-scope.ts';
import type { RiskTexts } from './risks.ts';
import { colourOrder, textsIn } from './risks.ts';
import { levelColumn } from './scope.ts';

/** A risk as it stood at the end of a month, with what was done about it within. */
export interface RiskOfMonth {
  id: string; aboutKind: RiskSubject; aboutId: string; gridId: string; ownerId: string | null; colour: RiskColour; openedAt: Date; reviews: number; reviewedAt: Date | null; reviewDueAt: Date | null; struckAt: Date | null; texts: RiskTexts | null;
}

interface Row extends Omit<RiskOfMonth, 'texts'> { nowColour: RiskColour; sealed: Buffer | null }

export interface MonthQuery { from: number; to: number; area?: { id: string; depth: number }; after?: { colour: RiskColour; id: string }; limit: number }

const rank: Record<RiskColour, number> = { red: 0, yellow: 1, green: 2 };

/** The risks of somebody's areas that were under watch at any time between two instants, red ones of today first. `next` goes on behind the last. */
export async function risksOfMonth(db: Db, keys: KeyRing, viewer: Viewer, { from, to, area, after, limit }: MonthQuery): Promise<{ items: RiskOfMonth[]; next: MonthQuery['after'] | null }> {
  const within = withinAreas(registryAreas(viewer));
  if (within === null) return { items: [], next: null };
  const [begin, end] = [new Date(from), new Date(to)];
  const { rows } = await sql<Row>`
    select id, about_kind as "aboutKind", about_id as "aboutId", grid_id as "gridId", owner_id as "ownerId", colour as "nowColour", opened_at as "openedAt", review_due_at as "reviewDueAt", case when struck_at < ${end} then struck_at end as "struckAt", private_sealed as sealed,
      (select to_colour from risk_line l where l.risk_id = risk.id and to_colour is not null and at < ${end} order by seq desc limit 1) as colour,
      (select count(*)::int from risk_line l where l.risk_id = risk.id and what = 'reviewed' and at >= ${begin} and at < ${end}) as reviews,
      (select max(at) from risk_line l where l.risk_id = risk.id and what = 'reviewed' and at < ${end}) as "reviewedAt"
    from risk where ${within} and opened_at < ${end} and (struck_at is null or struck_at >= ${begin}) ${area ? sql`and ${levelColumn(area.depth)} = ${area.id}::uuid` : sql``}
      ${after ? sql`and (${colourOrder}, id) > (${rank[after.colour]}, ${after.id}::uuid)` : sql``}
    order by ${colourOrder}, id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const dataKeys = await findDataKeys(db, keys, shown.map(({ id }) => id));
  const last = shown.at(-1);
  return {
    items: shown.map(({ sealed, nowColour, ...row }) => ({ ...row, colour: row.colour ?? nowColour, texts: textsIn(row.id, sealed, dataKeys.get(row.id) ?? null) })),
    next: rows.length > limit && last ? { colour: last.nowColour, id: last.id } : null,
  };
}
