import { z } from 'zod';
import { visitRoles } from '../../domain/visit/parts.ts';
import { findArea } from '../../db/areas.ts';
import { isId } from '../../db/ids.ts';
import { findPerson } from '../../db/people.ts';
import { doorsById } from '../../db/visits/doors.ts';
import { missedContacts } from '../../db/visits/missed-contacts.ts';
import type { Deps } from '../deps.ts';
import { Page, pageBy } from '../list-query.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const Filter = z.strictObject({ area: z.string().optional(), worker: z.string().optional() });
const Missed = z.object({
  id: z.string(), target: z.object({ kind: z.string(), id: z.string(), code: z.string().nullable(), address: z.string().nullable() }), grid: AreaName.nullable(), worker: PersonName.nullable(), care: z.boolean(),
  triedAt: Instant.nullable(), due: Instant.nullable(), overdue: z.boolean(), height: z.number().int(),
});
const wrong = (path: string, code: string): Problem => new Problem('malformed', { errors: [{ path, code, message: code }] });

/** Missed contacts 未见: doors where somebody knocked and met nobody, until somebody is met or the visit ends otherwise (000-15). */
export const missedContactOperations = ({ db, clock }: Deps): Operation[] => {
  const places = createPlaces(db, clock);
  return [{
    method: 'get', path: '/api/missed-contacts', name: 'listMissedContacts', says: 'Visits at which nobody was met and somebody has still to be, the most pressing first', who: visitRoles, query: Page,
    answers: { 200: { says: 'Visits', schema: listOf(Missed) } },
    handle: async (req, res, { viewer, personId }) => {
      const { filter, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
      if (after !== undefined && !isId(after)) throw wrong('after', 'malformed');
      const area = filter.area === undefined ? undefined : await findArea(db, filter.area);
      if (filter.area !== undefined && !area) throw wrong('filter.area', 'unknownArea');
      const worker = filter.worker === undefined || filter.worker === 'me' ? undefined : await findPerson(db, filter.worker);
      if (filter.worker !== undefined && filter.worker !== 'me' && !worker) throw wrong('filter.worker', 'unknownPerson');
      const { items, more } = await missedContacts(db, viewer, {
        limit, after, area: area && { id: area.id, depth: area.path.length }, worker: filter.worker === 'me' ? personId : worker?.id,
      });
      const [names, doors] = [await namesFor(db, await places(), items.map(({ worker_id }) => worker_id)), await doorsById(db, items.map((row) => ({ kind: row.target_kind, id: row.target_id })))];
      const now = clock.now();
      res.json({
        items: items.map((row) => ({
          id: row.id, target: { kind: row.target_kind, id: row.target_id, code: doors.get(row.target_id)?.code ?? null, address: seesPeople(viewer) ? (doors.get(row.target_id)?.address ?? null) : null },
          grid: names.area(row.grid_id), worker: names.person(row.worker_id), care: row.care, triedAt: row.occurred_at?.toISOString() ?? null, due: row.due_at?.toISOString() ?? null,
          overdue: row.due_at !== null && row.due_at.getTime() <= now, height: row.height,
        })),
        next: more ? items.at(-1)!.id : null,
      });
    },
  }];
};
