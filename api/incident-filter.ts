import { z } from 'zod';
import { parseInstant } from '../domain/calendar/instant.ts';
import { severities, statuses } from '../domain/case/status.ts';
import { RequestState } from '../domain/case/state.ts';
import { key } from '../domain/case/text.ts';
import { findArea } from '../db/areas.ts';
import type { CaseFilter } from '../db/case-filter.ts';
import type { Db } from '../db/connect.ts';
import { findPerson } from '../db/people.ts';
import { findUnit } from '../db/units.ts';
import { Problem } from './problem.ts';

const several = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1).max(50)]);
const When = z.union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'impossibleDate' });

/** The filters of the list of incidents; an unknown one is a mistake of the caller. */
export const IncidentFilter = z.strictObject({
  status: several(z.enum(statuses)).optional(),
  category: several(key()).optional(),
  severity: several(z.enum(severities)).optional(),
  profile: several(key()).optional(),
  area: key().optional(),
  grid: key().optional(),
  lead: key().optional(),
  person: key().optional(),
  light: several(z.enum(['green', 'yellow', 'red', 'grey'])).optional(),
  overdue: z.boolean().optional(),
  supervised: z.boolean().optional(),
  waitingFor: key().optional(),
  createdFrom: When.optional(),
  createdTo: When.optional(),
  dueFrom: When.optional(),
  dueTo: When.optional(),
  mine: z.boolean().optional(),
  open: z.boolean().optional(),
  promised: z.boolean().optional(),
  asks: RequestState.shape.kind.optional(),
  held: z.boolean().optional(),
  height: z.number().int().min(1).max(2).optional(),
});
export type IncidentFilter = z.infer<typeof IncidentFilter>;

const unknown = (path: string, code: string): Problem => new Problem('malformed', { errors: [{ path, code, message: code }] });
const day = 86_400_000;

/** Codes and names of a filter as what they stand for. @throws Problem malformed where one stands for nothing */
export async function resolveFilter(db: Db, filter: IncidentFilter): Promise<CaseFilter> {
  const { area, grid, lead, person, waitingFor, createdFrom, createdTo, dueFrom, dueTo, ...plain } = filter;
  const areaOf = async (path: string, ref: string) => (await findArea(db, ref)) ?? refuse(path, 'unknownArea');
  const unitOf = async (path: string, ref: string) => (await findUnit(db, ref)) ?? refuse(path, 'unknownUnit');
  const personOf = async (ref: string) => (ref === 'me' ? refuse('person', 'unknownPerson') : ((await findPerson(db, ref)) ?? refuse('person', 'unknownPerson')));
  const found = area === undefined ? undefined : await areaOf('area', area);
  return {
    ...plain,
    ...(found && { area: { id: found.id, depth: found.path.length } }),
    ...(grid !== undefined && { grid: (await areaOf('grid', grid)).id }),
    ...(lead !== undefined && { lead: (await unitOf('lead', lead)).code }),
    ...(person !== undefined && { person: (await personOf(person)).id }),
    ...(waitingFor !== undefined && { waitingFor: waitingFor === 'me' ? 'me' : (await unitOf('waitingFor', waitingFor)).code }),
    ...(createdFrom !== undefined && { createdFrom: instantOf('createdFrom', createdFrom) }),
    ...(createdTo !== undefined && { createdTo: endOf('createdTo', createdTo) }),
    ...(dueFrom !== undefined && { dueFrom: instantOf('dueFrom', dueFrom) }),
    ...(dueTo !== undefined && { dueTo: endOf('dueTo', dueTo) }),
  };
}

function refuse(path: string, code: string): never {
  throw unknown(path, code);
}

/** A day stands for its midnight in China. */
function instantOf(path: string, text: string): number {
  return parseInstant(text.length === 10 ? `${text}T00:00:00+08:00` : text) ?? refuse(path, 'impossibleDate');
}

/** "Until the 5th" has the whole fifth in it. */
const endOf = (path: string, text: string): number => instantOf(path, text) + (text.length === 10 ? day : 0);
