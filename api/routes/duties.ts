import { z } from 'zod';
import { key } from '../../domain/case/text.ts';
import { parseInstant, formatInstant } from '../../domain/calendar/instant.ts';
import { dutyKinds, dutyStates, isDutyOverdue } from '../../domain/visit/duty.ts';
import { visitRoles } from '../../domain/visit/parts.ts';
import { findArea } from '../../db/areas.ts';
import { findHousehold } from '../../db/households.ts';
import { BadCursor } from '../../db/list-cases.ts';
import { findPerson } from '../../db/people.ts';
import { doorsById } from '../../db/visits/doors.ts';
import type { DutyFilter } from '../../db/visits/list-duties.ts';
import { listDuties } from '../../db/visits/list-duties.ts';
import { pathOf } from '../../db/registry-scope.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { Page, pageBy } from '../list-query.ts';
import { zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { areaName, namesFor } from '../present/names.ts';
import { pageOf } from '../present/shapes.ts';
import { codeFor } from '../present/visit.ts';
import { DutyShape } from '../present/visit-shapes.ts';
import { Problem } from '../problem.ts';

const several = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1).max(30)]).transform((given) => (Array.isArray(given) ? given : [given]) as z.output<T>[]);
const When = z.string().max(40);
const Filter = z.strictObject({
  code: several(key()).optional(), kind: several(z.enum(dutyKinds)).optional(), state: several(z.enum(dutyStates)).optional(), area: key().optional(), grid: key().optional(),
  worker: key().optional(), household: key().optional(), target: z.uuid().optional(), overdue: z.boolean().optional(), task: z.uuid().optional(), dueFrom: When.optional(), dueTo: When.optional(),
});

/** Duties 走访任务: what is owed to whom, and until when. Narrow by area or grid, by worker (`me`, `nobody`, a user name), by class. */
export const dutyOperations = (deps: Deps, desk: Pick<CaseDesk, 'packs' | 'places'>): Operation[] => {
  const { db, clock } = deps;
  return [{
    method: 'get', path: '/api/duties', name: 'listDuties', says: 'The duties that the caller may see, by when they are due; live ones unless a state is named', who: visitRoles, query: Page,
    answers: { 200: { says: 'A page of duties', schema: pageOf(DutyShape) } },
    handle: async (req, res, { viewer, personId }) => {
      const { filter, limit, order, after } = pageBy(parseQuery(Page, req.query), Filter, ['due']);
      const now = clock.now();
      const found = await listDuties(db, viewer, { filter: await resolved(filter, personId), limit, now, ...(order && { order }), ...(after && { after }) }).catch(refuseCursor);
      const places = await desk.places();
      const names = await namesFor(db, places, found.items.map(({ worker_id }) => worker_id));
      const doors = await doorsById(db, found.items.map((row) => ({ kind: row.target_kind, id: row.target_id })));
      const items = [];
      for (const row of found.items) {
        const pack = await desk.packs.get(db, { id: row.pack_id, version: row.pack_version });
        const door = doors.get(row.target_id);
        const to = row.window_to.getTime();
        items.push({
          id: row.id, kind: row.kind, code: codeFor(pack, row.code, viewer, pathOf(row)), period: row.period, from: formatInstant(row.window_from.getTime(), zone), to: formatInstant(to, zone), state: row.state,
          overdue: isDutyOverdue({ state: row.state, to }, now), target: { kind: row.target_kind, id: row.target_id, code: door?.code ?? null, address: seesPeople(viewer) ? (door?.address ?? null) : null },
          grid: places.areas.has(row.grid_id) ? areaName(places.areas.get(row.grid_id)!) : null, worker: names.person(row.worker_id), visit: row.visit_id, dischargedBy: row.discharged_by,
          settledAt: row.settled_at && formatInstant(row.settled_at.getTime(), zone), settledWhy: row.settled_why,
        });
      }
      res.json({ items, next: found.next, total: found.total });
    },
  }];

  async function resolved({ area, grid, worker, household, dueFrom, dueTo, ...plain }: z.output<typeof Filter>, me: string): Promise<DutyFilter> {
    const areaOf = async (path: string, ref: string) => (await findArea(db, ref)) ?? refuse(path, 'unknownArea');
    const found = area === undefined ? undefined : await areaOf('area', area);
    const person = async (ref: string): Promise<string> => (ref === 'nobody' ? ref : ref === 'me' ? me : ((await findPerson(db, ref)) ?? refuse('worker', 'unknownPerson')).id);
    const { target, ...rest } = plain;
    const home = household === undefined ? undefined : ((await findHousehold(db, household)) ?? refuse('household', 'unknownHousehold')).id;
    const wanted = home ?? target;
    return {
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(wanted === undefined ? {} : { target: wanted }),
      ...(found ? { area: { id: found.id, depth: found.path.length } } : {}),
      ...(grid === undefined ? {} : { grid: (await areaOf('grid', grid)).id }),
      ...(worker === undefined ? {} : { worker: await person(worker) }),
      ...(dueFrom === undefined ? {} : { dueFrom: instant('dueFrom', dueFrom) }),
      ...(dueTo === undefined ? {} : { dueTo: instant('dueTo', dueTo) + (dueTo.length === 10 ? 86_400_000 : 0) }),
    };
  }
};

function refuse(path: string, code: string): never {
  throw new Problem('malformed', { errors: [{ path, code, message: code }] });
}

/** A day stands for its midnight in China. */
const instant = (path: string, text: string): number => parseInstant(text.length === 10 ? `${text}T00:00:00+08:00` : text) ?? refuse(path, 'impossibleDate');

function refuseCursor(failure: unknown): never {
  throw failure instanceof BadCursor ? new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] }) : failure;
}
