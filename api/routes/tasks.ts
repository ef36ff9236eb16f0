import { z } from 'zod';
import { dayNumber } from '../../domain/calendar/day.ts';
import { key, words } from '../../domain/case/text.ts';
import { startOf } from '../../domain/visit/period.ts';
import type { GivenTaskRow } from '../../db/given-tasks.ts';
import { cancelTask, countsOfTasks, findTask, giveTask, listTasks, textsOfTasks } from '../../db/given-tasks.ts';
import type { VisitWaiting } from '../../db/visits/waiting-visits.ts';
import { findArea } from '../../db/areas.ts';
import { isId } from '../../db/ids.ts';
import { packFor } from '../../db/packs.ts';
import { holdsOver, pathOf, registryAreas } from '../../db/registry-scope.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { localDay, zone } from '../local-day.ts';
import { once } from '../once.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { sheetTypes } from '../sheet/upload.ts';
import { Fault, wordedFaults } from '../sheet/row-faults.ts';
import { readTargets, targetsOf } from '../tasks/task-list.ts';
import { householdsFor, peopleFor, taskGivers } from '../tasks/task-targets.ts';

const LocalDay = z.iso.date({ error: 'impossibleDate' });
const named = (kind: string) => z.array(key().meta({ 'x-kind': kind })).min(1, { error: 'required' }).max(10_000, { error: 'tooMany' });
const NewTask = z.strictObject({
  what: words(1_000), until: LocalDay, households: named('household').optional(), person: key().meta({ 'x-kind': 'person' }).optional(), people: named('person').optional(),
  source: z.string().regex(/^[0-9a-f]{64}$/, { error: 'notAHash' }).optional(),
}).refine(({ households, person, people }) => (households ?? person ?? people) !== undefined, { path: ['households'], error: 'nothing' });
const Cancelling = z.strictObject({ reason: words(500) });
const Task = z.object({
  id: z.string(), what: z.string().nullable(), until: Instant, area: AreaName.nullable(), givenBy: PersonName.nullable(), givenAt: Instant, cancelledAt: Instant.nullable(), cancelledWhy: z.string().nullable(),
  total: z.number().int(), done: z.number().int(), late: z.number().int(), left: z.number().int(), overdue: z.number().int(), excused: z.number().int(), cancelled: z.number().int(),
});
const Listed = z.object({ ok: z.boolean(), rows: z.number().int(), households: z.array(z.string()), people: z.array(z.string()), merged: z.number().int(), errors: z.array(Fault), more: z.number().int(), source: z.string() });
const Filter = z.strictObject({ mine: z.boolean().optional(), open: z.boolean().optional(), area: z.string().optional() });
const none = { done: 0, late: 0, left: 0, overdue: 0, excused: 0, cancelled: 0 };
const farthest = 366 * 86_400_000;

/** Given tasks: what, until when, for named people or for every household of a list; merged into visits, done and left counted. */
export const taskOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);
  const present = async (trx: Deps['db'], rows: readonly GivenTaskRow[]) => {
    const counts = await countsOfTasks(trx, rows.map(({ id }) => id), clock.now());
    const texts = await textsOfTasks(trx, keys, rows.map(({ id }) => id));
    const names = await namesFor(trx, await places(), rows.map(({ given_by }) => given_by));
    return rows.map((row) => ({
      id: row.id, what: texts.get(row.id) ?? null, until: row.until.toISOString(), area: names.area(row.area_id), givenBy: names.person(row.given_by), givenAt: row.given_at.toISOString(),
      cancelledAt: row.cancelled_at?.toISOString() ?? null, cancelledWhy: row.cancelled_why, total: row.total, ...(counts.get(row.id) ?? none),
    }));
  };
  const visible = async (ref: unknown, { viewer, personId }: Caller): Promise<GivenTaskRow> => {
    const row = await findTask(db, String(ref));
    if (!row || !(row.given_by === personId || holdsOver(viewer, pathOf(row), taskGivers))) throw new Problem('notFound');
    return row;
  };
  return [
    {
      method: 'get', path: '/api/tasks', name: 'listTasks', says: 'Tasks given in the caller’s areas, the newest first', who: taskGivers, query: Page, answers: { 200: { says: 'Tasks', schema: listOf(Task) } },
      handle: async (req, res, { personId, viewer }) => {
        const { filter, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        if (after !== undefined && !isId(after)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
        const area = filter.area === undefined ? undefined : await findArea(db, filter.area);
        if (filter.area !== undefined && !area) throw new Problem('malformed', { errors: [{ path: 'filter.area', code: 'unknownArea', message: 'unknownArea' }] });
        const { items, more } = await listTasks(db, {
          by: personId, areas: registryAreas(viewer), limit, now: clock.now(), ...(after ? { after } : {}), ...(area ? { area: { areaId: area.id, depth: area.path.length } } : {}),
          ...(filter.mine === undefined ? {} : { mine: filter.mine }), ...(filter.open === undefined ? {} : { open: filter.open }),
        });
        res.json({ items: await present(db, items), next: more ? items.at(-1)!.id : null });
      },
    },
    {
      method: 'post', path: '/api/tasks', name: 'giveTask', says: 'Give named people, or every household of a list, a duty until a day (included)', who: taskGivers, keyed: true, body: NewTask,
      answers: { 201: { says: 'The task', schema: Task } },
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: taskGivers, body: NewTask, size: 'pack' }, async (trx, { what, until: day, households, person, people, source }) => {
        const at = clock.now();
        const until = startOf(dayNumber(day)! + 1, zone);
        if (until <= at) throw invalidField('until', 'inThePast');
        if (until - at > farthest) throw invalidField('until', 'tooFar');
        const homes = households ? await householdsFor(trx, caller, households) : [];
        const staff = await peopleFor(trx, caller, [...(person === undefined ? [] : [person]), ...(people ?? [])], at, (nth) => (person === undefined ? `people.${nth}` : 'person'));
        const path = [...homes, ...staff].map((one) => one.path).reduce((shared, other) => shared.filter((id, nth) => other[nth] === id));
        const id = await giveTask(trx, keys, {
          what, until, area: { id: path.at(-1)!, path }, by: caller.personId, at, ref: await packFor(trx, path, at), households: homes.map((home) => home.id), people: staff, source: source ?? null,
        });
        return { status: 201, body: (await present(trx, [(await findTask(trx, id))!]))[0] };
      }),
    },
    {
      method: 'post', path: '/api/tasks/preview', name: 'previewTaskList', says: 'Read a list (CSV or XLSX: 户编号, 身份证号 or 人员账号): whom it names, ready to be given a task, and every row that names nobody', who: taskGivers,
      alsoTakes: sheetTypes, answers: { 200: { says: 'Whom the list names', schema: Listed } }, problems: ['tooLarge', 'unsupported', 'malformed'],
      handle: async (req, res, caller) => {
        mustHold(caller, taskGivers);
        const { households, people, rows, merged, faults, sha256 } = await targetsOf(db, keys, caller, await readTargets(req, localDay(clock.now())), clock.now());
        const told = wordedFaults(res, faults);
        res.json({ ok: faults.length === 0, rows, households, people, merged, errors: told, more: faults.length - told.length, source: sha256 });
      },
    },
    {
      method: 'get', path: '/api/tasks/:id', name: 'showTask', says: 'A task with what is done and what is left; its duties are listed by `filter={"task":…}`', who: taskGivers, answers: { 200: { says: 'The task', schema: Task } },
      handle: async (req, res, caller) => void res.json((await present(db, [await visible(req.params.id, caller)]))[0]),
    },
    {
      method: 'post', path: '/api/tasks/:id/cancel', name: 'cancelTask', says: 'Take a task back: what was done stays done, what is left is owed no longer', who: taskGivers, keyed: true, body: Cancelling,
      answers: { 200: { says: 'The task', schema: Task } }, problems: ['notNow'],
      handle: async (req, res, caller) => {
        const row = await visible(req.params.id, caller);
        let wake: VisitWaiting[] = [];
        await once(deps, req, res, { caller, who: taskGivers, body: Cancelling }, async (trx, { reason }) => {
          if (row.given_by !== caller.personId && !holdsOver(caller.viewer, pathOf(row), taskGivers)) throw new Problem('forbidden');
          const taken = await cancelTask(trx, row.id, reason, clock.now());
          if (!taken) throw new Problem('notNow', { why: 'cancelledBefore' });
          wake = taken.wake;
          return { status: 200, body: (await present(trx, [(await findTask(trx, row.id))!]))[0] };
        });
        // Nobody waits for it: where the engine is away they are found by their late alarm.
        for (const { visitId, seen } of wake) void deps.conductor.visits.wake(visitId, { visitId, seen }).catch(() => undefined);
      },
    },
  ];
};
