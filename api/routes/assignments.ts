import { z } from 'zod';
import { key, words } from '../../domain/case/text.ts';
import { servingRoles, servingSourceCodes } from '../../domain/people/serving.ts';
import { findServing, listServing, servesAlready, walksThere } from '../../db/assignments.ts';
import type { ServingRow } from '../../db/assignments.ts';
import { areasById, findArea } from '../../db/areas.ts';
import { isId } from '../../db/ids.ts';
import { endAssignment, findPerson, insertAssignment } from '../../db/people.ts';
import { findPost, listPosts } from '../../db/posts.ts';
import { noteSetUp } from '../../db/set-up-changes.ts';
import { countVacancies, vacantGrids } from '../../db/vacancies.ts';
import type { Deps } from '../deps.ts';
import { Page, pageBy } from '../list-query.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName, createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { When, areaWithin, areasAsked, instantOf, reaches, servingReaders, stewards } from '../serving/terms.ts';

const role = z.enum(servingRoles, { error: 'unknownRole' });
const NewAssignment = z.strictObject({
  person: key().meta({ 'x-kind': 'person' }), role, area: key().meta({ 'x-kind': 'area' }).optional(), post: key().optional(), from: When.optional(), to: When.optional(),
  employment: z.enum(['full', 'part']).optional(), proxy: z.boolean().optional(), standsFor: key().meta({ 'x-kind': 'person' }).optional(), source: z.enum(servingSourceCodes).optional(), reason: words(200).optional(),
}).refine(({ area, post }) => area !== undefined || post !== undefined, { path: ['area'], error: 'required' })
  // Somebody who stands in does so until a day.
  .refine(({ proxy, to }) => !proxy || to !== undefined, { path: ['to'], error: 'required' })
  .refine(({ proxy, standsFor }) => proxy || standsFor === undefined, { path: ['standsFor'], error: 'notAProxy' });
const Ending = z.strictObject({ at: When.optional(), reason: words(200).optional() });
const Assignment = z.object({
  id: z.string(), person: PersonName.extend({ username: z.string(), disabled: z.boolean() }), role: z.string(), area: AreaName.nullable(), post: z.string().nullable(), employment: z.enum(['full', 'part']), proxy: z.boolean(), standsFor: PersonName.nullable(),
  source: z.string().nullable(), from: Instant, to: Instant.nullable(), reason: z.string().nullable(),
});
const Filter = z.strictObject({ area: z.string().optional(), role: z.string().optional(), person: z.string().optional(), post: z.string().optional(), proxy: z.boolean().optional(), ever: z.boolean().optional() });
const state = z.enum(['nobody', 'proxy', 'served']);
const Vacancies = z.object({
  area: AreaName.nullable(), counts: z.object({ grids: z.number().int(), withoutWorker: z.number().int(), withoutLeader: z.number().int(), byProxy: z.number().int() }),
  items: z.array(z.object({ grid: AreaName.nullable(), worker: state, leader: state })), next: z.string().nullable(), posts: z.array(z.object({ id: z.string(), code: z.string(), zh: z.string(), en: z.string() })),
});
const Asked = Page.extend({ area: z.string().max(64).optional() });

/** Who serves where, as which, from when to when; and where nobody does (000-03, 000-06, 003-04). Nothing is deleted: an assignment ends. */
export const assignmentOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const places = createPlaces(db, clock);
  const present = async (rows: readonly ServingRow[]) => {
    const names = await namesFor(db, await places(), rows.map(({ standsFor }) => standsFor));
    return rows.map(({ id, personId, name, username, disabled, role: as, areaId, post, employment, proxy, standsFor, source, from, to, reason }) =>
      ({ id, person: { id: personId, name, username, disabled }, role: as, area: names.area(areaId), post, employment, proxy, standsFor: names.person(standsFor), source, from: from.toISOString(), to: to?.toISOString() ?? null, reason }));
  };
  return [
    {
      method: 'get', path: '/api/assignments', name: 'listAssignments', says: 'Who serves in the caller’s areas now; with `ever` everybody who did', who: servingReaders, query: Page,
      answers: { 200: { says: 'Assignments', schema: listOf(Assignment) } },
      handle: async (req, res, caller) => {
        const { filter: { area, person, post, ever, ...filter }, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        if (after !== undefined && !isId(after)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
        const who = person === undefined ? undefined : await findPerson(db, person);
        const where = post === undefined ? undefined : await findPost(db, post);
        if ((person !== undefined && !who) || (post !== undefined && !where)) return void res.json({ items: [], next: null });
        const rows = await listServing(db, {
          areas: await areasAsked(db, caller, area), limit: limit + 1, ...(after ? { after } : {}), ...(who ? { person: who.id } : {}), ...(where ? { post: where.id } : {}), ...(ever ? {} : { at: clock.now() }),
          ...(filter.role === undefined ? {} : { role: filter.role }), ...(filter.proxy === undefined ? {} : { proxy: filter.proxy }),
        });
        res.json({ items: await present(rows.slice(0, limit)), next: rows.length > limit ? rows[limit - 1]!.id : null });
      },
    },
    {
      method: 'post', path: '/api/assignments', name: 'assignPerson', says: 'Give somebody a grid or a post, between two dates; a stand-in has an end', who: stewards, keyed: true, body: NewAssignment,
      answers: { 201: { says: 'The assignment', schema: Assignment } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: stewards, body: NewAssignment }, async (trx, { person: ref, area: areaRef, post: postRef, from, to, employment, standsFor: absentRef, ...given }) => {
        const person = await findPerson(trx, ref);
        if (!person || person.disabledAt) throw invalidField('person', 'unknownPerson');
        const post = postRef === undefined ? undefined : await findPost(trx, postRef);
        if (postRef !== undefined && (!post || (post.to !== null && post.to.getTime() <= clock.now()))) throw invalidField('post', 'unknownPost');
        const area = await areaWithin(trx, caller, areaRef ?? post!.areaId, areaRef === undefined ? 'post' : 'area');
        const [begins, ends] = [from === undefined ? clock.now() : instantOf(from, 'from'), to === undefined ? null : instantOf(to, 'to')];
        if (ends !== null && ends <= begins) throw invalidField('to', 'endsBeforeItBegins');
        const absent = absentRef === undefined ? undefined : await findPerson(trx, absentRef);
        // Whoever is away serves there himself, in days that meet.
        if (absentRef !== undefined && (!absent || absent.id === person.id || !(await walksThere(trx, absent.id, area.id, begins, ends)))) throw invalidField('standsFor', 'servesNotThere');
        if (await servesAlready(trx, { personId: person.id, role: given.role, areaId: area.id, from: begins, to: ends, standsFor: absent?.id ?? null })) throw new Problem('conflict', { why: 'servesAlready' });
        const id = await insertAssignment(trx, {
          ...given, standsFor: absent?.id ?? null, personId: person.id, areaId: area.id, gridSet: area.gridSet, postId: post?.id ?? null, employment: employment ?? (given.role === 'parttimer' ? 'part' : 'full'), from: begins, to: ends, by: caller.personId,
        });
        await noteSetUp(trx, { kind: 'person', id: person.id, what: 'roleGiven', after: { role: given.role, area: area.code, ...(post ? { post: post.code } : {}), ...(to ? { to } : {}) }, reason: given.reason, by: caller.personId, at: clock.now() });
        return { status: 201, body: (await present([(await findServing(trx, id))!]))[0] };
      }),
    },
    {
      method: 'post', path: '/api/assignments/:id/end', name: 'endAssignment', says: 'End an assignment, now or on a day', who: stewards, keyed: true, body: Ending,
      answers: { 200: { says: 'The assignment', schema: Assignment } }, problems: ['notNow'],
      handle: async (req, res, caller) => {
        const held = await findServing(db, String(req.params.id));
        const area = held?.areaId ? await findArea(db, held.areaId) : undefined;
        if (!held || !area || !reaches(caller, area.path, servingReaders)) throw new Problem('notFound');
        await once(deps, req, res, { caller, who: stewards, body: Ending }, async (trx, { at, reason }) => {
          if (!reaches(caller, area.path, stewards) || (!caller.roles.includes('admin') && !(servingRoles as readonly string[]).includes(held.role))) throw new Problem('forbidden');
          const end = at === undefined ? clock.now() : instantOf(at, 'at');
          if (end < held.from.getTime()) throw invalidField('at', 'endsBeforeItBegins');
          if (held.to !== null && held.to.getTime() <= end) throw new Problem('notNow', { why: 'endedBefore' });
          await endAssignment(trx, held.id, end);
          await noteSetUp(trx, { kind: 'person', id: held.personId, what: 'roleEnded', before: { role: held.role, area: area.code }, after: { to: new Date(end).toISOString() }, reason, by: caller.personId, at: clock.now() });
          return { status: 200, body: (await present([(await findServing(trx, held.id))!]))[0] };
        });
      },
    },
    {
      method: 'get', path: '/api/vacancies', name: 'whoIsMissing', says: 'Grids of an area without a worker or a leader of their own, and posts that nobody holds', who: servingReaders, query: Asked,
      answers: { 200: { says: 'Where somebody is missing', schema: Vacancies } },
      handle: async (req, res, caller) => {
        const { area: ref, limit = 25, after } = parseQuery(Asked, req.query);
        const [own] = ref === undefined ? await areasAsked(db, caller, undefined) : [ref];
        const area = own === undefined ? undefined : await findArea(db, own);
        if (!area || !reaches(caller, area.path, servingReaders)) throw new Problem('notFound');
        const at = clock.now();
        const [counts, rows, posts] = await Promise.all([
          countVacancies(db, area.id, at), vacantGrids(db, { areaId: area.id, limit: limit + 1, at, ...(after ? { after } : {}) }), listPosts(db, { areas: [area.id], vacant: true, limit: 100, at }),
        ]);
        // Asked for and not kept: right after a split it is the new grids that are vacant.
        const grids = await areasById(db, rows.map(({ id }) => id));
        res.json({
          area: areaName(area), counts, items: rows.slice(0, limit).map(({ id, worker, leader }) => ({ grid: areaName(grids.get(id)!), worker, leader })), next: rows.length > limit ? rows[limit - 1]!.code : null,
          posts: posts.map(({ id, code, zh, en }) => ({ id, code, zh, en })),
        });
      },
    },
  ];
};
