import { z } from 'zod';
import { key, words } from '../../domain/case/text.ts';
import { findArea } from '../../db/areas.ts';
import type { DeviceRow } from '../../db/devices.ts';
import { findDevice, listDevices, lockDevice, registerDevice } from '../../db/devices.ts';
import { viewerOf } from '../../db/people.ts';
import { walkersIn } from '../../db/staff-photos.ts';
import { newId } from '../../db/ids.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { hashPassword } from '../passwords.ts';
import { Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { answersFor } from './staff-photos.ts';

const Body = z.strictObject({ id: key().pipe(z.string().max(80, { error: 'tooLong' })).optional(), name: words(60).optional(), pin: z.string().regex(/^\d{4,8}$/, { error: 'wrongFormat' }).optional(), grid: key().meta({ 'x-kind': 'area' }).optional() });
const Shape = z.object({ id: z.string(), name: z.string().nullable(), person: PersonName, shared: z.boolean(), createdAt: Instant, lockedAt: Instant.nullable() });

const present = ({ id, name, personId, owner, shared, createdAt, lockedAt }: DeviceRow) =>
  ({ id, name, person: { id: personId, name: owner }, shared, createdAt: createdAt.toISOString(), lockedAt: lockedAt?.toISOString() ?? null });

/** Phones: the PIN of a shared one, and locking a lost one. */
export const deviceOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;

  /** Its owner, whoever keeps the accounts, and those who answer for the grid that its owner walks. */
  const mayLock = async (device: DeviceRow, { personId, roles, viewer }: Caller): Promise<boolean> => {
    if (device.personId === personId || roles.includes('admin')) return true;
    const owner = await viewerOf(db, device.personId, clock.now());
    const areas = viewer.grants.filter(({ role }) => role === 'leader' || role === 'desk').map(({ areaId }) => areaId);
    return owner?.grants.some(({ areaPath }) => areaPath.some((area) => areas.includes(area))) ?? false;
  };

  return [
    {
      method: 'get', path: '/api/devices', name: 'listDevices', says: "The caller's phones, and those of whoever walks the grids that the caller answers for; when one was used is not known", who: 'staff', answers: { 200: { says: 'Phones', schema: listOf(Shape) } },
      handle: async (_req, res, caller) => {
        const walkers = await walkersIn(db, answersFor(caller), new Date(clock.now()));
        res.json({ items: (await listDevices(db, [caller.personId, ...walkers.map(({ id }) => id)])).map(present), next: null });
      },
    },
    {
      method: 'post', path: '/api/devices', name: 'registerDevice', says: 'A phone, with a PIN where several people share it', who: 'staff', keyed: true, body: Body,
      answers: { 201: { says: 'The phone', schema: Shape } }, problems: ['conflict'],
      handle: (req, res, caller) => once(deps, req, res, { caller, who: 'staff', body: Body }, async (trx, { id = newId(), name, pin, grid }) => {
        const area = grid === undefined ? undefined : await findArea(trx, grid);
        if (grid !== undefined && !area) throw invalidField('grid', 'unknownArea');
        const pinHash = pin === undefined ? null : await hashPassword(pin);
        if (!(await registerDevice(trx, { id, personId: caller.personId, name: name ?? null, pinHash, areaId: area?.id ?? null }))) throw new Problem('conflict');
        return { status: 201, body: present((await findDevice(trx, id))!) };
      }),
    },
    {
      method: 'delete', path: '/api/devices/:id', name: 'lockDevice', says: 'Locks a lost phone: nothing that it sends is taken any more', who: 'staff', answers: { 200: { says: 'The phone, locked', schema: Shape } },
      handle: async (req, res, caller) => {
        const device = await findDevice(db, String(req.params.id));
        if (!device || !(await mayLock(device, caller))) throw new Problem('notFound');
        await lockDevice(db, device.id, caller.personId);
        res.json(present((await findDevice(db, device.id))!));
      },
    },
  ];
};
