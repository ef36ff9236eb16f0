import { z } from 'zod';
import { dayNumber } from '../../domain/calendar/day.ts';
import { key, words } from '../../domain/case/text.ts';
import { startOf } from '../../domain/visit/period.ts';
import type { GivenTaskRow } from '../../db/given-tasks.ts';
import { countsOfTasks, findTask, giveTask, householdsNamed, listTasks, textOfTask } from '../../db/given-tasks.ts';
import { packFor } from '../../db/packs.ts';
import { findPerson, viewerOf } from '../../db/people.ts';
import { holdsOver, pathOf, registryAreas } from '../../db/registry-scope.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { zone } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';

const givers = ['leader', 'desk', 'dispatcher', 'chief', 'county'];
const LocalDay = z.iso.date({ error: 'impossibleDate' });
const NewTask = z.strictObject({
  what: words(1_000), until: LocalDay, households: z.array(key()).min(1, { error: 'required' }).max(10_000, { error: 'tooMany' }).optional(), person: key().meta({ 'x-kind': 'person' }).optional(),
}).refine(({ households, person }) => (households === undefined) !== (person === undefined), { path: ['households'], error: 'nothing' });
const Task = z.object({
  id: z.string(), what: z.string().nullable(), until: Instant, area: AreaName.nullable(), givenBy: PersonName.nullable(), givenAt: Instant, total: z.number().int(),
  done: z.number().int(), late: z.number().int(), left: z.number().int(), overdue: z.number().int(), excused: z.number().int(), cancelled: z.number().int(),
});
const none = { done: 0, late: 0, left: 0, overdue: 0, excused: 0, cancelled: 0 };
const farthest = 366 * 86_400_000;
/** Faults that are named one by one. */
const mostFaults = 100;

/** Given tasks: what, until when, for a person or for every household of a list; merged into visits, done and left counted. */
export const taskOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);
  const present = async (trx: Deps['db'], rows: readonly GivenTaskRow[]) => {
    const counts = await countsOfTasks(trx, rows.map(({ id }) => id), clock.now());
    const names = await namesFor(trx, await places(), rows.map(({ given_by }) => given_by));
    return Promise.all(rows.map(async (row) => ({
      id: row.id, what: await textOfTask(trx, keys, row), until: row.until.toISOString(), area: names.area(row.area_id), givenBy: names.person(row.given_by), givenAt: row.given_at.toISOString(),
      total: row.total, ...(counts.get(row.id) ?? none),
    })));
  };
  const householdsFor = async (trx: Deps['db'], { viewer }: Caller, refs: readonly string[]) => {
    const found = await householdsNamed(trx, refs);
    const seen = new Set<string>();
    const faults = found.flatMap((one, at) => {
      const code = !one || !holdsOver(viewer, one.path, givers) ? 'unknownHousehold' : seen.has(one.id) ? 'twice' : null;
      if (one) seen.add(one.id);
      return code ? [{ path: `households.${at}`, code, message: code }] : [];
    });
    if (faults.length > 0) throw new Problem('invalid', { errors: faults.slice(0, mostFaults) });
    return found.map((one) => one!);
  };
  /** The person's own ground, as far as the caller is set over it. */
  const personFor = async (trx: Deps['db'], { viewer }: Caller, ref: string) => {
    const person = await findPerson(trx, ref);
    const grants = person && !person.disabledAt ? ((await viewerOf(trx, person.id, clock.now()))?.grants ?? []) : [];
    const ground = grants.find(({ areaId, areaPath }) => areaId !== null && holdsOver(viewer, areaPath, givers));
    if (!person || !ground) throw invalidField('person', 'unknownPerson');
    return { person: person.id, path: ground.areaPath };
  };
  return [
    {
      method: 'get', path: '/api/tasks', name: 'listTasks', says: 'Tasks given in the caller’s areas, the newest first', who: givers, answers: { 200: { says: 'Tasks', schema: listOf(Task) } },
      handle: async (_req, res, caller) => void res.json({ items: await present(db, await listTasks(db, caller.personId, registryAreas(caller.viewer), 100)), next: null }),
    },
    {
      method: 'post', path: '/api/tasks', name: 'giveTask', says: 'Give one person, or every household of a list, a duty until a day (included)', who: givers, keyed: true, body: NewTask,
      answers: { 201: { says: 'The task', schema: Task } },
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: givers, body: NewTask, size: 'pack' }, async (trx, { what, until: day, households, person }) => {
        const at = clock.now();
        const until = startOf(dayNumber(day)! + 1, zone);
        if (until <= at) throw invalidField('until', 'inThePast');
        if (until - at > farthest) throw invalidField('until', 'tooFar');
        const homes = households && (await householdsFor(trx, caller, households));
        const one = person === undefined ? undefined : await personFor(trx, caller, person);
        const path = one?.path ?? homes!.map((home) => home.path).reduce((shared, other) => shared.filter((id, nth) => other[nth] === id));
        const id = await giveTask(trx, keys, {
          what, until, area: { id: path.at(-1)!, path }, by: caller.personId, at, ref: await packFor(trx, path, at), to: one ? { person: one.person } : { households: homes!.map((home) => home.id) },
        });
        return { status: 201, body: (await present(trx, [(await findTask(trx, id))!]))[0] };
      }),
    },
    {
      method: 'get', path: '/api/tasks/:id', name: 'showTask', says: 'A task with what is done and what is left', who: givers, answers: { 200: { says: 'The task', schema: Task } },
      handle: async (req, res, { viewer, personId }) => {
        const row = await findTask(db, String(req.params.id));
        if (!row || !(row.given_by === personId || holdsOver(viewer, pathOf(row), givers))) throw new Problem('notFound');
        res.json((await present(db, [row]))[0]);
      },
    },
  ];
};
