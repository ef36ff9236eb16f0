import type { MethodPack } from '../../domain/pack/pack.ts';
import { cadenceOf } from '../../domain/visit/cadence.ts';
import type { HouseholdFound } from '../../db/households.ts';
import type { Terms } from '../../db/household-changes.ts';
import type { DoorAddress } from '../../domain/visit/household.ts';
import type { ResidentFound } from '../../db/residents.ts';
import type { TagFound } from '../../db/tags.ts';
import { maskedName } from './masked.ts';
import type { Places } from './names.ts';
import { areaName } from './names.ts';

const areaOf = ({ areas }: Places, id: string) => (areas.has(id) ? areaName(areas.get(id)!) : null);

/** A household as a list shows it: masked, children as a count, and no word of what classes it is in. */
export function presentHousehold(household: HouseholdFound, head: ResidentFound | undefined, places: Places) {
  const { id, code, address, location, kind, members, children, gridId } = household;
  return { id, code, grid: areaOf(places, gridId), address, location, kind, head: head && !head.child ? (maskedName(head.opened.name) ?? null) : null, members, children };
}

export interface DueDuty { code: string; from: number; to: number }

/** A facet is asked about again when nobody has confirmed it for so long: the door screen asks for the oldest first. */
const staleAfter = 365 * 86_400_000;
export const isStale = (confirmedAt: number | undefined, now: number): boolean => now - (confirmedAt ?? 0) > staleAfter;

/**
 * The card that is used at the door (001-29): who lives there, masked, and *what to do*. Why somebody is visited is not on it; the classes
 * follow only for those who need them.
 */
export function presentCard(
  household: HouseholdFound,
  { residents, facets, duties, pack, places, now, tags, mayNameChildren, door, terms }: {
    residents: readonly ResidentFound[]; facets: readonly { facet: string; confirmedAt: number }[]; duties: readonly DueDuty[]; pack: MethodPack; places: Places; now: number;
    tags: readonly TagFound[] | null; mayNameChildren: boolean; door: DoorAddress; terms: ReadonlyMap<string, Terms>;
  },
) {
  const head = residents.find(({ id }) => id === household.headId);
  const known = new Map(facets.map(({ facet, confirmedAt }) => [facet, confirmedAt]));
  const due = duties.filter(({ from }) => from <= now);
  const alongWith = due.flatMap(({ code }) => cadenceOf(pack, code)?.with ?? []);
  return {
    ...presentHousehold(household, head, places),
    seq: household.seq,
    door,
    residents: residents.map(({ id, relation, child, opened, known: has }) => ({
      id, relation, child, name: child && !mayNameChildren ? null : (maskedName(opened.name) ?? null), registeredHere: terms.get(id)?.registeredHere ?? true, tenure: terms.get(id)?.tenure ?? null,
      known: has.filter((field) => field !== 'name'),
    })),
    facets: pack.facets.map(({ code, zh, en }) => ({ code, zh, en, confirmedAt: known.has(code) ? new Date(known.get(code)!).toISOString() : null, stale: isStale(known.get(code), now) }))
      .toSorted((one, other) => (one.confirmedAt ?? '').localeCompare(other.confirmedAt ?? '')),
    todo: {
      duties: due.length,
      until: due.length === 0 ? null : new Date(Math.min(...due.map(({ to }) => to))).toISOString(),
      overdue: due.some(({ to }) => to <= now),
      alongWith: [...new Map(alongWith.map((named) => [named.zh, named])).values()],
    },
    ...(tags ? { tags: tags.map(presentTag) } : {}),
  };
}

export const presentTag = ({ id, residentId, code, circumstance, purpose, legalBasis, sourceUnit, validFrom, validTo, state, askedAt }: TagFound) => ({
  id, resident: residentId, code, circumstance, purpose, legalBasis, sourceUnit, validFrom, validTo, state, askedAt: new Date(askedAt).toISOString(),
});
