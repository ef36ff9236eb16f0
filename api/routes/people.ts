import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { day, key, words } from '../../domain/case/text.ts';
import { staffRoles } from '../../domain/people/roles.ts';
import type { Role } from '../../domain/people/roles.ts';
import { findArea } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { isId } from '../../db/ids.ts';
import type { Listed } from '../../db/list-people.ts';
import { pageOfPeople, withAssignments } from '../../db/list-people.ts';
import { changePassword, disablePerson, endAssignment, findPerson, insertAssignment, insertPerson, renamePerson } from '../../db/people.ts';
import { noteSetUp, setUpChanges } from '../../db/set-up-changes.ts';
import { endSessionsOf } from '../../db/sessions.ts';
import { findUnit } from '../../db/units.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { hashPassword } from '../passwords.ts';
import { presentAccount, presentColleague } from '../present/person.ts';
import { createPlaces } from '../present/names.ts';
import type { Places } from '../present/names.ts';
import { SetUpChange, presentChanges } from '../present/set-up-change.ts';
import { listOf, pageOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';

const keepers = ['admin'];
const When = z.union([z.iso.datetime({ offset: true }), day()], { error: 'impossibleDate' });
const Holding = z.strictObject({
  role: z.enum(staffRoles as [Role, ...Role[]], { error: 'unknownRole' }), area: key().optional(), unit: key().optional(), from: When.optional(), to: When.optional(),
  employment: z.enum(['full', 'part']).optional(), gridSet: key().optional(), proxy: z.boolean().optional(), reason: words(200).optional(),
});
type Holding = z.infer<typeof Holding>;
const Password = z.string().min(8, { error: 'tooShort' }).max(128, { error: 'tooLong' });
const NewPerson = z.strictObject({
  username: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { error: 'wrongFormat' }), name: words(60), password: Password, roles: z.array(Holding).max(20, { error: 'tooMany' }).default([]),
});
const Reason = z.strictObject({ reason: words(200).optional() });
const Ending = z.strictObject({ at: When.optional(), reason: words(200).optional() });
const NewPassword = z.strictObject({ password: Password, reason: words(200).optional() });
const NewName = z.strictObject({ name: words(60), reason: words(200).optional() });
const Person = z.looseObject({ id: z.string(), name: z.string() });
const Filter = z.strictObject({ role: z.string().optional(), unit: z.string().optional(), area: z.string().optional(), disabled: z.boolean().optional() });
const Query = Page.extend({ unit: z.string().optional(), role: z.string().optional() });

/** Accounts and the roles that people hold, with their dates. Nothing is deleted: a role ends, an account is disabled. */
export const peopleOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const places = createPlaces(db, clock);

  const get = async (ref: unknown, trx: Db = db): Promise<Listed> => {
    const found = await findPerson(trx, String(ref));
    const [person] = found ? await withAssignments(trx, [found]) : [];
    if (!person) throw new Problem('notFound');
    return person;
  };
  const answer = async (trx: Db, id: string, status = 200) => ({ status, body: presentAccount(await get(id, trx), await places(), clock.now()) });
  const given = async (trx: Db, id: string, holding: Holding, by: string, at: string): Promise<void> => {
    const where = await give(trx, id, holding, by, at);
    const { reason, area: _area, unit: _unit, ...held } = holding;
    const after = { ...held, ...where };
    await noteSetUp(trx, { kind: 'person', id, what: 'roleGiven', after, reason, by, at: clock.now() });
  };
  const asKeeper = <T>(body: z.ZodType<T>, work: (trx: Db, body: T, person: Listed, caller: Caller) => Promise<{ status: number; body: unknown }>): Extract<Operation, { who: 'staff' | readonly string[] }>['handle'] =>
    async (req, res, caller) => {
      const person = await get(req.params.ref);
      await once(deps, req, res, { caller, who: keepers, body }, (trx, parsed) => work(trx, parsed, person, caller));
    };

  return [
    {
      method: 'get', path: '/api/people', name: 'listPeople', says: 'Colleagues to hand a case to; for the administrator every account with its history',
      who: 'staff', query: Query, answers: { 200: { says: 'People', schema: pageOf(Person) } },
      handle: async (req, res, caller) => {
        const query = parseQuery(Query, req.query);
        const { filter: { area: areaRef, ...filter }, q, limit, after } = pageBy(query, Filter, []);
        const area = areaRef === undefined ? undefined : await findArea(db, areaRef);
        if (areaRef !== undefined && !area) throw refused('filter.area', 'unknownArea');
        if (after !== undefined && !isId(after)) throw refused('after', 'malformed');
        const whole = caller.roles.includes('admin');
        const wished = { ...filter, ...(query.unit ? { unit: query.unit } : {}), ...(query.role ? { role: query.role } : {}) };
        const [{ people, more, count, capped }, known] = await Promise.all([
          pageOfPeople(db, { ...wished, q, limit, after, ...(area ? { area: area.id } : {}), ...(whole ? {} : { near: groundOf(caller) }) }, clock.now()), places(),
        ]);
        const show = whole ? presentAccount : presentColleague;
        res.json({ items: people.map((person) => show(person, known, clock.now())), next: more ? people.at(-1)!.id : null, total: { count, capped } });
      },
    },
    {
      method: 'post', path: '/api/people', name: 'createPerson', says: 'A new account', who: keepers, keyed: true, body: NewPerson,
      answers: { 201: { says: 'The account', schema: Person } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: keepers, body: NewPerson }, async (trx, { username, name, password, roles }) => {
        if (await findPerson(trx, username)) throw new Problem('conflict', { why: 'exists' });
        const id = await insertPerson(trx, { username, name, passwordHash: await hashPassword(password) });
        await noteSetUp(trx, { kind: 'person', id, what: 'made', after: { username, name }, by: caller.personId, at: clock.now() });
        for (const [at, holding] of roles.entries()) await given(trx, id, holding, caller.personId, `roles.${at}.`);
        return answer(trx, id, 201);
      }),
    },
    {
      method: 'get', path: '/api/people/:ref', name: 'showPerson', says: 'One colleague, or one account for the administrator', who: 'staff',
      answers: { 200: { says: 'The person', schema: Person } },
      handle: async (req, res, caller) => {
        const [person, known] = await Promise.all([get(req.params.ref), places()]);
        const whole = caller.roles.includes('admin');
        if (!whole && person.id !== caller.personId && !isNear(person, caller, known, clock.now())) throw new Problem('notFound');
        res.json((whole ? presentAccount : presentColleague)(person, known, clock.now()));
      },
    },
    {
      method: 'post', path: '/api/people/:ref/roles', name: 'giveRole', says: 'Give a role over an area or within a unit, between two dates', who: keepers,
      keyed: true, body: Holding, answers: { 201: { says: 'The account', schema: Person } },
      handle: asKeeper(Holding, async (trx, holding, person, caller) => {
        await given(trx, person.id, holding, caller.personId, '');
        return answer(trx, person.id, 201);
      }),
    },
    {
      method: 'post', path: '/api/people/:ref/roles/:assignment/end', name: 'endRole', says: 'End a role', who: keepers, keyed: true, body: Ending,
      answers: { 200: { says: 'The account', schema: Person } },
      handle: async (req, res, caller) => {
        const person = await get(req.params.ref);
        const held = person.assignments.find(({ id }) => id === req.params.assignment);
        if (!held) throw new Problem('notFound');
        await once(deps, req, res, { caller, who: keepers, body: Ending }, async (trx, { at, reason }) => {
          const end = at === undefined ? clock.now() : instantOf(at, 'at');
          if (end < held.from.getTime()) throw invalidField('at', 'endsBeforeItBegins');
          await endAssignment(trx, held.id, end);
          await noteSetUp(trx, { kind: 'person', id: person.id, what: 'roleEnded', before: { role: held.role }, after: { to: new Date(end).toISOString() }, reason, by: caller.personId, at: clock.now() });
          return answer(trx, person.id);
        });
      },
    },
    {
      method: 'post', path: '/api/people/:ref/disable', name: 'disablePerson', says: 'Disable an account; its logins end at once', who: keepers, keyed: true,
      body: Reason, answers: { 200: { says: 'The account', schema: Person } }, problems: ['conflict'],
      handle: asKeeper(Reason, async (trx, { reason }, person, caller) => {
        if (person.id === caller.personId) throw new Problem('conflict', { why: 'oneself' });
        await disablePerson(trx, person.id, true);
        await noteSetUp(trx, { kind: 'person', id: person.id, what: 'disabled', reason, by: caller.personId, at: clock.now() });
        await endSessionsOf(trx, person.id);
        return answer(trx, person.id);
      }),
    },
    {
      method: 'post', path: '/api/people/:ref/enable', name: 'enablePerson', says: 'Let an account in again', who: keepers, keyed: true, body: Reason,
      answers: { 200: { says: 'The account', schema: Person } },
      handle: asKeeper(Reason, async (trx, { reason }, person, caller) => {
        await disablePerson(trx, person.id, false);
        await noteSetUp(trx, { kind: 'person', id: person.id, what: 'enabled', reason, by: caller.personId, at: clock.now() });
        return answer(trx, person.id);
      }),
    },
    {
      method: 'post', path: '/api/people/:ref/password', name: 'resetPassword', says: 'A new password for somebody who lost his; all his logins end', who: keepers, keyed: true,
      body: NewPassword, answers: { 200: { says: 'The account', schema: Person } },
      handle: asKeeper(NewPassword, async (trx, { password: fresh, reason }, person, caller) => {
        if (fresh === person.username) throw invalidField('password', 'tooEasy');
        await changePassword(trx, person.id, await hashPassword(fresh));
        await endSessionsOf(trx, person.id);
        await noteSetUp(trx, { kind: 'person', id: person.id, what: 'passwordReset', reason, by: caller.personId, at: clock.now() });
        return answer(trx, person.id);
      }),
    },
    {
      method: 'post', path: '/api/people/:ref/name', name: 'renamePerson', says: 'Correct a name; what was signed before keeps the name of then', who: keepers, keyed: true,
      body: NewName, answers: { 200: { says: 'The account', schema: Person } },
      handle: asKeeper(NewName, async (trx, { name, reason }, person, caller) => {
        await renamePerson(trx, person.id, name);
        await noteSetUp(trx, { kind: 'person', id: person.id, what: 'renamed', before: { name: person.name }, after: { name }, reason, by: caller.personId, at: clock.now() });
        return answer(trx, person.id);
      }),
    },
    {
      method: 'get', path: '/api/people/:ref/changes', name: 'listPersonChanges', says: 'What was changed about an account, by whom and why', who: keepers,
      answers: { 200: { says: 'The newest first', schema: listOf(SetUpChange) } },
      handle: async (req, res) => void res.json({ items: await presentChanges(db, await setUpChanges(db, 'person', (await get(req.params.ref)).id)), next: null }),
    },
  ];
};

/** Gives a role as it was asked for, and says by code where. @throws Problem invalid naming the field */
async function give(trx: Db, personId: string, holding: Holding, by: string, at: string): Promise<{ area?: string; unit?: string }> {
  const [area, unit] = await Promise.all([holding.area ? findArea(trx, holding.area) : undefined, holding.unit ? findUnit(trx, holding.unit) : undefined]);
  if (holding.area && !area) throw invalidField(`${at}area`, 'unknownArea');
  if (holding.unit && !unit) throw invalidField(`${at}unit`, 'unknownUnit');
  const from = holding.from === undefined ? undefined : instantOf(holding.from, `${at}from`);
  const to = holding.to === undefined ? undefined : instantOf(holding.to, `${at}to`);
  if (from !== undefined && to !== undefined && to <= from) throw invalidField(`${at}to`, 'endsBeforeItBegins');
  const { role, employment, gridSet, proxy, reason } = holding;
  await insertAssignment(trx, {
    personId, role, areaId: area?.id, unitId: unit?.id, employment: employment ?? (role === 'parttimer' ? 'part' : 'full'), gridSet, proxy, from, to, by, reason,
  });
  return { ...(area ? { area: area.code } : {}), ...(unit ? { unit: unit.code } : {}) };
}

function instantOf(text: string, path: string): number {
  const instant = parseInstant(text.length === 10 ? `${text}T00:00:00+08:00` : text);
  if (instant === null) throw invalidField(path, 'impossibleDate');
  return instant;
}

/** Does somebody work where the caller works: above, below, or beside in the same place? Another town's people are strangers. */
function isNear({ assignments }: Listed, { viewer }: Caller, { areas, units }: Places, now: number): boolean {
  const pathOf = (areaId: string | null, unitId: string | null): readonly string[] => {
    const seat = areaId ?? [...units.values()].find(({ id }) => id === unitId)?.areaId;
    return seat ? (areas.get(seat)?.path ?? []) : [];
  };
  return assignments
    .filter(({ from, to }) => from.getTime() <= now && (to === null || to.getTime() > now))
    .map(({ areaId, unitId }) => pathOf(areaId, unitId))
    .some((path) => viewer.grants.some(({ areaPath }) => path.length > 0 && areaPath.length > 0 && (path.includes(areaPath.at(-1)!) || areaPath.includes(path.at(-1)!))));
}

/** Where somebody works, as paths from the county down. */
const groundOf = ({ viewer }: Caller): (readonly string[])[] => viewer.grants.flatMap(({ areaPath }) => (areaPath.length > 0 ? [areaPath] : []));

const refused = (path: string, code: string): Problem => new Problem('malformed', { errors: [{ path, code, message: code }] });
