import type { MethodPack } from '../../domain/pack/pack.ts';
import type { Db } from '../connect.ts';

/** A worker of a grid and his share of its visits: `low` to below `high` of `total`, in proportion to what each can do in a week. */
export interface Share { grid: string; person: string; low: number; high: number; total: number }

export interface Staff {
  shares: Share[];
  /** Visits a week, by worker. */
  perWeek: (person: string) => number;
}

/**
 * Who serves each grid at an instant: whoever is assigned to it, else to the grid that it is part of, never to a village or town. Where a proxy is named
 * (leave), proxies serve instead. Several share the buildings. A grid that nobody serves has no share.
 */
export async function readStaff(db: Db, grids: readonly { id: string; path: readonly string[] }[], pack: Pick<MethodPack, 'visits'>, at: number): Promise<Staff> {
  const now = new Date(at);
  const rows = await db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').innerJoin('area', 'area.id', 'assignment.area_id')
    .select(['assignment.area_id', 'assignment.person_id', 'assignment.role', 'assignment.employment', 'assignment.proxy'])
    .where('assignment.role', 'in', ['worker', 'parttimer']).where('person.disabled_at', 'is', null).where('area.level', '=', 'grid')
    .where('assignment.valid_from', '<=', now).where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', now)]))
    .orderBy('assignment.person_id').execute();
  const { full, part } = pack.visits.perWeek;
  const capacity = new Map<string, number>();
  for (const { person_id, role, employment } of rows) capacity.set(person_id, Math.max(capacity.get(person_id) ?? 0, role === 'parttimer' || employment === 'part' ? part : full));
  const byArea = Map.groupBy(rows, ({ area_id }) => area_id);
  const shares = grids.flatMap(({ id, path }) => {
    const serving = byArea.get(path.findLast((above) => byArea.has(above)) ?? '') ?? [];
    const proxies = serving.filter(({ proxy }) => proxy);
    const people = [...new Set((proxies.length > 0 ? proxies : serving).map(({ person_id }) => person_id))];
    const total = people.reduce((sum, person) => sum + capacity.get(person)!, 0);
    let low = 0;
    return people.map((person) => ({ grid: id, person, low, high: (low += capacity.get(person)!), total }));
  });
  return { shares, perWeek: (person) => capacity.get(person) ?? full };
}
