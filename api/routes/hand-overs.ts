import { z } from 'zod';
import { key, words } from '../../domain/case/text.ts';
import { servesAlready, servingOf, successorsIn } from '../../db/assignments.ts';
import type { ServingRow } from '../../db/assignments.ts';
import { findArea } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { handOver, inHandOf, listHandOvers } from '../../db/hand-over.ts';
import type { HandOverRow } from '../../db/hand-over.ts';
import { isId } from '../../db/ids.ts';
import { endAssignment, findPerson, insertAssignment, viewerOf } from '../../db/people.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { noteSetUp } from '../../db/set-up-changes.ts';
import { actorOf } from '../acting.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { When, instantOf } from '../serving/terms.ts';

/** Who sees to it that somebody's work goes on. */
const handlers = ['leader', 'desk', 'dispatcher', 'county'];
/** Whose work it is, and who can go on with it. */
const walking = ['worker', 'parttimer', 'leader'];
const NewHandOver = z.strictObject({
  person: key().meta({ 'x-kind': 'person' }), to: key().meta({ 'x-kind': 'person' }), areas: z.array(key().meta({ 'x-kind': 'area' })).min(1).max(100).optional(), until: When.optional(), reason: words(200), note: words(2_000).optional(),
});
const counts = { visits: z.number().int(), begun: z.number().int(), duties: z.number().int(), overdue: z.number().int(), tasks: z.number().int(), wordsOwed: z.number().int(), risks: z.number().int(), incidents: z.number().int() };
const InHand = z.object(counts);
const Preview = z.object({ person: PersonName.nullable(), areas: z.array(AreaName.nullable()), inHand: InHand, successors: z.array(PersonName) });
const HandOver = z.object({
  id: z.string(), person: PersonName.nullable(), to: PersonName.nullable(), areas: z.array(AreaName.nullable()), at: Instant, until: Instant.nullable(), reason: z.string(), note: z.string().nullable(), by: PersonName.nullable(), moved: InHand,
});
const Filter = z.strictObject({ person: z.string().optional() });
const Asked = z.strictObject({ person: z.string().min(1).max(64) });

/** Hand-over of somebody's duties at leave 交接: in one transaction, with a note for whoever goes on, and who stands in until when. */
export const handOverOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);

  /** What somebody serves within the caller's reach; `wanted` narrows it. */
  const servedWithin = async (trx: Db, { viewer }: Caller, personId: string, wanted?: readonly string[]): Promise<ServingRow[]> => {
    const held = viewer.grants.filter(({ role, areaId }) => areaId !== null && handlers.includes(role)).map(({ areaId }) => areaId!);
    const served = (await servingOf(trx, personId, held, clock.now())).filter(({ role }) => walking.includes(role));
    return wanted ? served.filter(({ areaId }) => wanted.includes(areaId!)) : served;
  };
  const present = async (rows: readonly HandOverRow[]) => {
    const names = await namesFor(db, await places(), rows.flatMap(({ from, to, by }) => [from, to, by]));
    return rows.map(({ from, to, by, areas, at, until, ...row }) =>
      ({ ...row, person: names.person(from), to: names.person(to), by: names.person(by), areas: areas.map((id) => names.area(id)), at: at.toISOString(), until: until?.toISOString() ?? null }));
  };

  return [
    {
      method: 'get', path: '/api/hand-overs/preview', name: 'previewHandOver', says: 'What somebody has in hand in the caller’s areas, and who could go on with it', who: handlers, query: Asked,
      answers: { 200: { says: 'What would go over', schema: Preview } },
      handle: async (req, res, caller) => {
        const { person: ref } = parseQuery(Asked, req.query);
        const person = await findPerson(db, ref);
        const served = person ? await servedWithin(db, caller, person.id) : [];
        if (!person || served.length === 0) throw new Problem('notFound');
        const areas = [...new Set(served.map(({ areaId }) => areaId!))];
        const held = caller.viewer.grants.filter(({ role, areaId }) => areaId !== null && handlers.includes(role)).map(({ areaId }) => areaId!);
        const rows = await successorsIn(db, held, person.id, clock.now());
        const names = await namesFor(db, await places(), [person.id]);
        res.json({ person: names.person(person.id), areas: areas.map((id) => names.area(id)), inHand: await inHandOf(db, person.id, areas, clock.now()), successors: rows });
      },
    },
    {
      method: 'get', path: '/api/hand-overs', name: 'listHandOvers', says: 'Hand-overs to and from the caller, and those of the areas that he answers for', who: 'staff', query: Page,
      answers: { 200: { says: 'The newest first', schema: listOf(HandOver) } },
      handle: async (req, res, caller) => {
        const { filter, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        if (after !== undefined && !isId(after)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
        const held = caller.viewer.grants.filter(({ role, areaId }) => areaId !== null && handlers.includes(role)).map(({ areaId }) => areaId!);
        const who = filter.person === undefined ? undefined : await findPerson(db, filter.person);
        const own = held.length === 0 || filter.person === 'me' || who?.id === caller.personId;
        const rows = await listHandOvers(db, keys, { limit: limit + 1, ...(after ? { after } : {}), ...(own ? { person: caller.personId } : { areas: held, ...(who ? { person: who.id } : {}) }) });
        res.json({ items: await present(rows.slice(0, limit)), next: rows.length > limit ? rows[limit - 1]!.id : null });
      },
    },
    {
      method: 'post', path: '/api/hand-overs', name: 'handOver', says: 'Hand everything that somebody has in hand on: with `until` to a stand-in, without it for good', who: handlers, keyed: true, body: NewHandOver,
      answers: { 201: { says: 'What went over', schema: HandOver } },
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: handlers, body: NewHandOver }, async (trx, { person: ref, to: toRef, areas: wanted, until: untilText, reason, note }) => {
        const [person, to] = [await findPerson(trx, ref), await findPerson(trx, toRef)];
        const ids = wanted && (await Promise.all(wanted.map(async (one) => (await findArea(trx, one))?.id ?? '')));
        const served = person ? await servedWithin(trx, caller, person.id, ids) : [];
        if (!person || served.length === 0) throw invalidField('person', 'unknownPerson');
        const successor = to && !to.disabledAt ? await viewerOf(trx, to.id, clock.now()) : undefined;
        // Only whoever walks grids already, as the preview names them: to serve there at all is the desk's to give (000-06).
        if (!to || !successor?.grants.some(({ role, areaId, areaPath }) => areaId !== null && walking.includes(role) && holdsOver(caller.viewer, areaPath, handlers))) throw invalidField('to', 'unknownPerson');
        if (to.id === person.id) throw invalidField('to', 'hasItAlready');
        const at = clock.now();
        const until = untilText === undefined ? null : instantOf(untilText, 'until');
        if (until !== null && until <= at) throw invalidField('until', 'inThePast');
        const areas = [...new Set(served.map(({ areaId }) => areaId!))];
        for (const one of served) {
          // Whoever serves there himself stands in as well: the share of whom is away is his until then, and no more.
          const absent = one.proxy ? one.standsFor : person.id;
          const standsFor = until === null || absent === to.id ? null : absent;
          const stands = await servesAlready(trx, { personId: to.id, role: one.role, areaId: one.areaId!, from: at, to: until, standsFor });
          if (!stands) await insertAssignment(trx, { personId: to.id, role: one.role, areaId: one.areaId, gridSet: one.gridSet, employment: one.employment, postId: one.postId, proxy: until !== null, standsFor, from: at, to: until, by: caller.personId, reason });
          if (until === null) await endAssignment(trx, one.id, at);
          if (until === null) await noteSetUp(trx, { kind: 'person', id: person.id, what: 'roleEnded', before: { role: one.role }, after: { to: new Date(at).toISOString() }, reason, by: caller.personId, at });
          if (!stands) await noteSetUp(trx, { kind: 'person', id: to.id, what: 'roleGiven', after: { role: one.role, ...(until === null ? {} : { to: new Date(until).toISOString(), proxy: true }) }, reason, by: caller.personId, at });
        }
        const { id } = await handOver(trx, keys, { from: person.id, to: to.id, areas, at, until, reason, note: note ?? null, by: caller.personId, actor: actorOf(caller) });
        const row = (await listHandOvers(trx, keys, { person: to.id, limit: 5 })).find((one) => one.id === id)!;
        return { status: 201, body: (await present([row]))[0] };
      }),
    },
  ];
};
