import { listAreas } from '../../db/areas.ts';
import type { AreaRow } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { namesOf } from '../../db/people.ts';
import { listUnits } from '../../db/units.ts';
import type { UnitRow } from '../../db/units.ts';
import type { Level } from '../../domain/case/status.ts';

export interface AreaName { id: string; code: string; zh: string; en: string; level: Level }
export interface UnitName { id: string; code: string; zh: string; en: string }
export interface PersonName { id: string; name: string }

/** What things and people are called, fetched beforehand. `null` for nothing and for what is not known. */
export interface Names {
  area: (id: string | null) => AreaName | null;
  unit: (code: string | null) => UnitName | null;
  person: (id: string | null) => PersonName | null;
}

/** Milliseconds that the tree of areas and the list of units may be old: they change by an act of the administration, not by the minute. */
const keptFor = 10_000;

export const areaName = ({ id, code, zh, en, level }: AreaRow): AreaName => ({ id, code, zh, en, level });
export const unitName = ({ id, code, zh, en }: UnitRow): UnitName => ({ id, code, zh, en });

export type Places = { areas: Map<string, AreaRow>; units: Map<string, UnitRow> };

/** The tree and the units, read again when they are older than a few seconds. */
export function createPlaces(db: Db, clock: { now: () => number }): () => Promise<Places> {
  let kept: { at: number; places: Promise<Places> } | undefined;
  const read = async (): Promise<Places> => {
    const [areas, units] = await Promise.all([listAreas(db), listUnits(db)]);
    return { areas: new Map(areas.map((area) => [area.id, area])), units: new Map(units.map((unit) => [unit.code, unit])) };
  };
  return () => {
    if (!kept || clock.now() - kept.at > keptFor) {
      kept = { at: clock.now(), places: read() };
      kept.places.catch(() => {
        kept = undefined;
      });
    }
    return kept.places;
  };
}

/** Names for presenting: places are at hand, people are read for these ids. */
export async function namesFor(db: Db, { areas, units }: Places, personIds: readonly (string | null | undefined)[]): Promise<Names> {
  const people = await namesOf(db, personIds.filter((id) => typeof id === 'string'));
  return {
    area: (id) => (id !== null && areas.has(id) ? areaName(areas.get(id)!) : null),
    unit: (code) => (code === null ? null : units.has(code) ? unitName(units.get(code)!) : { id: code, code, zh: code, en: code }),
    person: (id) => (id === null ? null : { id, name: people.get(id) ?? '' }),
  };
}
