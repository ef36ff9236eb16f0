import type { MethodPack } from '../../domain/pack/pack.ts';
import type { Db } from '../connect.ts';

/** A worker of a grid and his share of its visits: `low` to below `high` of `total`, in proportion to what each can do in a week. */
export interface Share { grid: string; person: string; low: number; high: number; total: number }

export interface Staff {
  shares: Share[];
  /** Visits a week, by worker. */
  perWeek: (person: string) => number;
}

/** Who serves a grid, by himself or for somebody else. */
interface Serving { person_id: string; proxy: boolean; stands_for: string | null }

/**
 * Who serves each grid at an instant: whoever is assigned to it, else to the grid that it is part of, never to a village or town. Several share the
 * buildings. A stand-in (leave) takes the share of whom he stands in for, so that nobody else's doors change hands. A grid that nobody serves has no share.
 */
export async function readStaff(db: Db, grids: readonly { id: string; path: readonly string[] }[], pack: Pick<MethodPack, 'visits'>, at: number): Promise<Staff> {
  const now = new Date(at);
  const rows = await db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').innerJoin('area', 'area.id', 'assignment.area_id')
    .select(['assignment.area_id', 'assignment.person_id', 'assignment.role', 'assignment.employment', 'assignment.proxy', 'assignment.stands_for'])
    .where('assignment.role', 'in', ['worker', 'parttimer']).where('person.disabled_at', 'is', null).where('area.level', '=', 'grid')
    .where('assignment.valid_from', '<=', now).where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', now)]))
    .orderBy('assignment.person_id').execute();
  const { full, part } = pack.visits.perWeek;
  const capacity = new Map<string, number>();
  for (const { person_id, role, employment } of rows) capacity.set(person_id, Math.max(capacity.get(person_id) ?? 0, role === 'parttimer' || employment === 'part' ? part : full));
  const byArea = Map.groupBy(rows, ({ area_id }) => area_id);
  const shares = grids.flatMap(({ id, path }) => {
    const slots = slotsOf(byArea.get(path.findLast((above) => byArea.has(above)) ?? '') ?? []);
    const total = slots.reduce((sum, { of }) => sum + capacity.get(of)!, 0);
    let low = 0;
    return slots.flatMap(({ of, hands }) => {
      const [from, size] = [low, capacity.get(of)!];
      low += size;
      return hands.map((person, nth) => ({ grid: id, person, low: from + Math.floor((size * nth) / hands.length), high: from + Math.floor((size * (nth + 1)) / hands.length), total }));
    });
  });
  return { shares, perWeek: (person) => capacity.get(person) ?? full };
}

/** The share of each who serves by himself, and who has it in hand now. A stand-in for nobody in particular stands for the only one, else he helps. */
function slotsOf(serving: readonly Serving[]): { of: string; hands: string[] }[] {
  const own = [...new Set(serving.filter(({ proxy }) => !proxy).map(({ person_id }) => person_id))];
  const standIns = serving.filter(({ proxy }) => proxy).map(({ person_id: person, stands_for }) => ({ person, of: stands_for ?? (own.length === 1 ? own[0]! : null) }));
  const loose = standIns.filter(({ person, of }) => (of === null || !own.includes(of)) && !own.includes(person)).map(({ person }) => person);
  const slots = own.map((of) => {
    const hands = [...new Set(standIns.filter((one) => one.of === of).map(({ person }) => person))];
    return { of, hands: hands.length > 0 ? hands : [of] };
  });
  return [...slots, ...[...new Set(loose)].map((of) => ({ of, hands: [of] }))].toSorted((one, other) => (one.of < other.of ? -1 : 1));
}
