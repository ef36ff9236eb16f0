import type { AssignmentRow, PersonRow } from '../../db/people.ts';
import type { Places } from './names.ts';
import { areaName, unitName } from './names.ts';

type Listed = PersonRow & { assignments: AssignmentRow[] };

const unitById = ({ units }: Places, id: string | null) => [...units.values()].find((unit) => unit.id === id);

/** A colleague as colleagues see him: what he does and where, now. */
export function presentColleague({ id, name, assignments }: Listed, places: Places, now: number) {
  const held = assignments.filter(({ from, to }) => from.getTime() <= now && (to === null || to.getTime() > now));
  return {
    id,
    name,
    roles: [...new Set(held.map(({ role }) => role))],
    areas: [...new Set(held.map(({ areaId }) => areaId))].flatMap((areaId) => (areaId && places.areas.has(areaId) ? [areaName(places.areas.get(areaId)!)] : [])),
    units: [...new Set(held.map(({ unitId }) => unitById(places, unitId)))].flatMap((unit) => (unit ? [unitName(unit)] : [])),
  };
}

/** The account with everything that was ever given and taken back. */
export function presentAccount(person: Listed, places: Places, now: number) {
  return {
    ...presentColleague(person, places, now),
    username: person.username,
    disabled: person.disabledAt !== null,
    disabledAt: person.disabledAt?.toISOString() ?? null,
    createdAt: person.createdAt.toISOString(),
    history: person.assignments.map(({ id, role, areaId, unitId, employment, proxy, gridSet, from, to, reason }) => ({
      id, role, area: areaId && places.areas.has(areaId) ? areaName(places.areas.get(areaId)!) : null, unit: nameOf(unitById(places, unitId)),
      employment, proxy, gridSet, from: from.toISOString(), to: to?.toISOString() ?? null, reason,
    })),
  };
}

const nameOf = (unit: Parameters<typeof unitName>[0] | undefined) => (unit ? unitName(unit) : null);
