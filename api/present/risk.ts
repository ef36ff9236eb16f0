import { z } from 'zod';
import { riskColours, riskSubjects } from '../../domain/visit/risk.ts';
import type { RiskFound, RiskLine } from '../../db/risks.ts';
import type { DoorName } from '../../db/visits/doors.ts';
import { areaName } from './names.ts';
import type { Names, Places } from './names.ts';
import { AreaName, Instant, PersonName } from './shapes.ts';

const colour = z.enum(riskColours);
export const RiskShape = z.object({
  id: z.string(), about: z.object({ kind: z.enum(riskSubjects), id: z.string(), code: z.string().nullable(), words: z.string().nullable() }), colour, stage: z.string(), owner: PersonName.nullable(), grid: AreaName.nullable(),
  openedAt: Instant, colouredAt: Instant, reviewedAt: Instant.nullable(), reviewDueAt: Instant.nullable(), reviewMissed: z.boolean(), reviewVisit: z.string().nullable(), strikeAsked: z.boolean(), strikeAskedBy: PersonName.nullable(), seq: z.number().int(),
});
export const RiskLineShape = z.object({
  seq: z.number().int(), at: Instant, by: PersonName.nullable(), what: z.string(), from: colour.nullable(), to: colour.nullable(), data: z.record(z.string(), z.json()), texts: z.record(z.string(), z.string()).optional(),
});

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export interface RiskView { names: Names; places: Places; doors: ReadonlyMap<string, DoorName>; visits: ReadonlyMap<string, string>; now: number }

/** A risk as a list shows it: what it is about by its code, never whose door. */
export function presentRisk(risk: RiskFound, { names, places, doors, visits, now }: RiskView) {
  const door = doors.get(risk.aboutId);
  return {
    id: risk.id, about: { kind: risk.aboutKind, id: risk.aboutId, code: door?.code ?? null, words: door?.words ?? null }, colour: risk.colour, stage: risk.stage, owner: names.person(risk.ownerId),
    grid: places.areas.has(risk.gridId) ? areaName(places.areas.get(risk.gridId)!) : null, openedAt: iso(risk.openedAt)!, colouredAt: iso(risk.colouredAt)!, reviewedAt: iso(risk.reviewedAt), reviewDueAt: iso(risk.reviewDueAt),
    reviewMissed: risk.reviewDueAt !== null && risk.reviewDueAt <= now, reviewVisit: visits.get(risk.id) ?? null, strikeAsked: risk.strikeAskedBy !== null, strikeAskedBy: names.person(risk.strikeAskedBy), seq: risk.seq,
  };
}

/** A line of its history. */
export const presentRiskLine = ({ seq, at, by, what, from, to, data, texts }: RiskLine, names: Names) =>
  ({ seq, at: iso(at)!, by: names.person(by), what, from, to, data, ...(texts ? { texts } : {}) });
