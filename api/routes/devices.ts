import { z } from 'zod';
import { key, words } from '../../domain/case/text.ts';
import { findArea } from '../../db/areas.ts';
import { setPin, sharersOf } from '../../db/device-pins.ts';
import type { DeviceRow } from '../../db/devices.ts';
import { devicesBelow, devicesOf, findDevice, lockDevice, noteWiped, registerDevice, unlockDevice } from '../../db/devices.ts';
import { newId } from '../../db/ids.ts';
import { viewerOf } from '../../db/people.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { walkersIn } from '../../db/staff-photos.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { hashPassword } from '../passwords.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { answersFor } from './staff-photos.ts';

const Body = z.strictObject({ id: key().pipe(z.string().max(80, { error: 'tooLong' })).optional(), name: words(60).optional(), pin: z.string().regex(/^\d{4,8}$/, { error: 'wrongFormat' }).optional(), grid: key().meta({ 'x-kind': 'area' }).optional() });
const Shape = z.object({ id: z.string(), name: z.string().nullable(), person: PersonName.nullable(), shared: z.boolean(), grid: AreaName.nullable(), people: z.array(PersonName), createdAt: Instant, lockedAt: Instant.nullable(), wiped: z.boolean() });
const Filter = z.strictObject({ area: z.string().optional() });
/** Who looks after the phones of an area, and locks a lost one. */
const phoneKeepers = ['leader', 'desk', 'dispatcher', 'county'];

/** Phones: whose, who shares them by PIN, and locking a lost one. When and where one was used stands nowhere. */
export const deviceOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const places = createPlaces(db, clock);

  const present = async (trx: Deps['db'], rows: readonly DeviceRow[]) => {
    const [names, sharers] = [await namesFor(trx, await places(), rows.map(({ personId }) => personId)), await sharersOf(trx, rows.map(({ id }) => id))];
    return rows.map(({ id, name, shared, personId, areaId, createdAt, lockedAt, wiped }) =>
      ({ id, name, person: names.person(personId), shared, grid: names.area(areaId), people: sharers.get(id) ?? [], createdAt: createdAt.toISOString(), lockedAt: lockedAt?.toISOString() ?? null, wiped }));
  };

  /** Who may say what it is and lock it: its owner, whoever keeps the accounts, and those who answer for its grid or for the grid that its owner walks. */
  const keeps = async (device: DeviceRow, { personId, roles, viewer }: Caller): Promise<boolean> => {
    if (device.personId === personId || roles.includes('admin')) return true;
    const area = device.areaId === null ? undefined : await findArea(db, device.areaId);
    if (area && holdsOver(viewer, area.path, phoneKeepers)) return true;
    const owner = await viewerOf(db, device.personId, clock.now());
    return owner?.grants.some(({ areaPath }) => holdsOver(viewer, areaPath, phoneKeepers)) ?? false;
  };
  const kept = async (ref: unknown, caller: Caller): Promise<DeviceRow> => {
    const device = await findDevice(db, String(ref));
    if (!device || !(await keeps(device, caller))) throw new Problem('notFound');
    return device;
  };
  /** A shared phone takes the PIN of everybody who walks its grid, or answers for it. */
  const shares = async (trx: Deps['db'], { areaId, shared, lockedAt }: DeviceRow, { viewer }: Caller): Promise<boolean> => {
    const area = areaId === null || !shared || lockedAt ? undefined : await findArea(trx, areaId);
    return area !== undefined && viewer.grants.some((grant) => grant.areaId !== null && (area.path.includes(grant.areaId) || grant.areaPath.includes(area.id)));
  };

  return [
    {
      method: 'get', path: '/api/devices', name: 'listDevices', says: "The caller's phones, and those of whoever walks the grids that the caller answers for; with `filter={\"area\":…}` those of an area, with `q` those that the words name. When one was used is not known", who: 'staff', query: Page,
      answers: { 200: { says: 'Phones', schema: listOf(Shape) } },
      handle: async (req, res, caller) => {
        const { filter, q } = pageBy(parseQuery(Page, req.query), Filter, []);
        const area = filter.area === undefined ? undefined : await findArea(db, filter.area);
        if (filter.area !== undefined && (!area || !(caller.roles.includes('admin') || holdsOver(caller.viewer, area.path, phoneKeepers)))) throw new Problem('notFound');
        const walkers = area ? [] : await walkersIn(db, answersFor(caller), new Date(clock.now()));
        const rows = area ? await devicesBelow(db, area.id, clock.now(), q) : await devicesOf(db, [caller.personId, ...walkers.map(({ id }) => id)]);
        res.json({ items: await present(db, rows), next: null });
      },
    },
    {
      method: 'post', path: '/api/devices', name: 'registerDevice', says: "A phone, or the caller's PIN on a shared one: everybody who walks its grid may have a PIN there", who: 'staff', keyed: true, body: Body,
      answers: { 201: { says: 'The phone', schema: Shape } }, problems: ['conflict'],
      handle: (req, res, caller) => once(deps, req, res, { caller, who: 'staff', body: Body }, async (trx, { id = newId(), name, pin, grid }) => {
        const area = grid === undefined ? undefined : await findArea(trx, grid);
        if (grid !== undefined && !area) throw invalidField('grid', 'unknownArea');
        const standing = await findDevice(trx, id);
        const mine = !standing || (await keeps(standing, caller));
        if (standing?.lockedAt) throw new Problem('conflict', { why: 'deviceLocked' });
        if (!mine && !(pin !== undefined && await shares(trx, standing, caller))) throw new Problem('conflict');
        if (mine) {
          const [known, where] = [name ?? standing?.name ?? null, area?.id ?? standing?.areaId ?? null];
          if (!(await registerDevice(trx, { id, personId: standing?.personId ?? caller.personId, name: known, shared: pin !== undefined || (standing?.shared ?? false), areaId: where }))) throw new Problem('conflict');
        }
        if (pin !== undefined && !(await setPin(trx, id, caller.personId, await hashPassword(pin)))) throw new Problem('conflict', { why: 'exists' });
        return { status: 201, body: (await present(trx, [(await findDevice(trx, id))!]))[0] };
      }),
    },
    {
      method: 'get', path: '/api/devices/:id/lock', name: 'isLocked', says: 'Whether a phone was locked: asked by the phone itself, whose logins have ended, under the name that nobody else knows', who: 'everybody',
      answers: { 200: { says: 'Whether it is', schema: z.object({ locked: z.boolean() }) } },
      handle: async (req, res) => void res.json({ locked: Boolean((await findDevice(db, String(req.params.id)))?.lockedAt) }),
    },
    {
      method: 'post', path: '/api/devices/:id/wiped', name: 'tellWiped', says: 'A locked phone has cleared what it had fetched, and says so itself. That it has is kept, not when', who: 'everybody',
      answers: { 204: { says: 'Noted' } }, problems: ['notFound'],
      handle: async (req, res) => {
        if (!(await noteWiped(db, String(req.params.id)))) throw new Problem('notFound');
        res.status(204).end();
      },
    },
    {
      method: 'delete', path: '/api/devices/:id', name: 'lockDevice', says: 'Locks a lost phone: its logins end, and nothing that it sends is taken any more', who: 'staff', answers: { 200: { says: 'The phone, locked', schema: Shape } },
      handle: async (req, res, caller) => {
        const device = await kept(req.params.id, caller);
        await lockDevice(db, device.id, caller.personId);
        res.json((await present(db, [(await findDevice(db, device.id))!]))[0]);
      },
    },
    {
      method: 'post', path: '/api/devices/:id/unlock', name: 'unlockDevice', says: 'A phone was found again: it is taken as before, its PINs are set anew', who: 'staff', keyed: true, body: z.strictObject({}),
      answers: { 200: { says: 'The phone', schema: Shape } },
      handle: async (req, res, caller) => {
        const device = await kept(req.params.id, caller);
        await once(deps, req, res, { caller, who: 'staff', body: z.strictObject({}) }, async (trx) => {
          if (device.personId === caller.personId && !caller.roles.includes('admin') && !phoneKeepers.some((role) => caller.roles.includes(role))) throw new Problem('forbidden');
          await unlockDevice(trx, device.id);
          return { status: 200, body: (await present(trx, [(await findDevice(trx, device.id))!]))[0] };
        });
      },
    },
  ];
};
