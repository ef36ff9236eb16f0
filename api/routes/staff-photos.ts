import type { Request, Response } from 'express';
import { z } from 'zod';
import { findArea } from '../../db/areas.ts';
import { findFile } from '../../db/files.ts';
import { findPerson, viewerOf } from '../../db/people.ts';
import { dropStaffPhoto, findStaffPhoto, keepStaffPhoto, staffPhotos, verifyStaffPhoto, walkersIn } from '../../db/staff-photos.ts';
import type { Deps } from '../deps.ts';
import type { FileStore } from '../file-store.ts';
import type { Caller } from '../identify.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { sendFile } from '../send-file.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'notAHash' });
const Kept = z.strictObject({ sha256: Hash });
const Nothing = z.strictObject({});
const Shown = z.object({ sha256: z.string(), verified: z.boolean(), mayVerify: z.boolean() });
const Walker = PersonName.extend({ username: z.string(), roles: z.array(z.string()), photo: Shown.nullable() });

/** Areas over whose walkers somebody answers: a leader for the grid, a desk for the village. */
export const answersFor = ({ viewer }: Pick<Caller, 'viewer'>): string[] =>
  viewer.grants.filter(({ role, areaId }) => areaId !== null && (role === 'leader' || role === 'desk')).map(({ areaId }) => areaId!);

/** Photos on badges 证件照 (004-22): brought by the person or whoever answers for the grid, verified by somebody else, shown to the public only then. */
export const staffPhotoOperations = (deps: Deps, store: FileStore): Operation[] => {
  const { db, clock } = deps;

  const subjectOf = async (ref: unknown, caller: Caller) => {
    const person = String(ref).includes('\u0000') ? undefined : await findPerson(db, String(ref));
    const viewer = person && (await viewerOf(db, person.id, clock.now()));
    const areas = answersFor(caller);
    const answers = caller.roles.includes('admin') || (viewer?.grants.some(({ areaPath }) => areaPath.some((area) => areas.includes(area))) ?? false);
    if (!person || !viewer || (person.id !== caller.personId && !answers)) throw new Problem('notFound');
    return { person, answers };
  };
  const shown = (photo: Awaited<ReturnType<typeof findStaffPhoto>>, caller: Caller, answers: boolean) =>
    photo ? { sha256: photo.sha256, verified: photo.verifiedBy !== null, mayVerify: photo.verifiedBy === null && answers && photo.storedBy !== caller.personId && photo.personId !== caller.personId } : null;

  const send = async (req: Request, res: Response, sha256: string, caching: string): Promise<void> => {
    const file = await findFile(db, sha256);
    if (!file) throw new Problem('notFound');
    await sendFile(req, res, store, file, caching);
  };

  return [
    {
      method: 'get', path: '/api/walkers', name: 'listWalkers', says: 'Who walks the grids that the caller answers for, and how the photo on the badge stands', who: ['leader', 'desk'],
      answers: { 200: { says: 'Workers', schema: listOf(Walker) } },
      handle: async (_req, res, caller) => {
        const walkers = await walkersIn(db, answersFor(caller), new Date(clock.now()));
        const photos = new Map((await staffPhotos(db, walkers.map(({ id }) => id))).map((photo) => [photo.personId, photo]));
        res.json({ items: walkers.map(({ id, username, name, roles }) => ({ id, username, name, roles, photo: shown(photos.get(id), caller, true) })), next: null });
      },
    },
    {
      method: 'get', path: '/api/people/:ref/badge', name: 'showBadge', says: 'How the photo on a badge stands, for its owner and whoever answers for the grid', who: 'staff',
      answers: { 200: { says: 'The photo, or none', schema: z.object({ photo: Shown.nullable() }) } },
      handle: async (req, res, caller) => {
        const { person, answers } = await subjectOf(req.params.ref, caller);
        res.json({ photo: shown(await findStaffPhoto(db, person.id), caller, answers) });
      },
    },
    {
      method: 'get', path: '/api/people/:ref/photo', name: 'readStaffPhoto', says: 'The photo itself, verified or not', who: 'staff', answers: { 200: { says: 'The bytes', type: 'image/jpeg' } },
      handle: async (req, res, caller) => {
        const { person } = await subjectOf(req.params.ref, caller);
        const photo = await findStaffPhoto(db, person.id);
        if (!photo) throw new Problem('notFound');
        await send(req, res, photo.sha256, 'private, no-store');
      },
    },
    {
      method: 'post', path: '/api/people/:ref/photo', name: 'keepStaffPhoto', says: 'A photo for the badge, stored as a file before; it waits for a second person', who: 'staff', keyed: true, body: Kept,
      answers: { 200: { says: 'How it stands', schema: z.object({ photo: Shown }) } },
      handle: async (req, res, caller) => {
        const { person, answers } = await subjectOf(req.params.ref, caller);
        await once(deps, req, res, { caller, who: 'staff', body: Kept }, async (trx, { sha256 }) => {
          const file = await findFile(trx, sha256);
          if (file?.storedBy !== caller.personId) throw invalidField('sha256', 'unknownFile');
          if (file.type !== 'image/jpeg') throw invalidField('sha256', 'notAPhoto');
          await keepStaffPhoto(trx, { personId: person.id, sha256, storedBy: caller.personId }, new Date(clock.now()));
          return { status: 200, body: { photo: shown(await findStaffPhoto(trx, person.id), caller, answers) } };
        });
      },
    },
    {
      method: 'post', path: '/api/people/:ref/photo/verify', name: 'verifyStaffPhoto', says: 'This photo shows this worker, says somebody who neither brought it nor is on it', who: 'staff', keyed: true, body: Kept,
      answers: { 200: { says: 'How it stands', schema: z.object({ photo: Shown }) } }, problems: ['conflict'],
      handle: async (req, res, caller) => {
        const { person, answers } = await subjectOf(req.params.ref, caller);
        await once(deps, req, res, { caller, who: 'staff', body: Kept }, async (trx, { sha256 }) => {
          const photo = await findStaffPhoto(trx, person.id);
          if (!answers || photo?.storedBy === caller.personId || person.id === caller.personId) throw new Problem('forbidden');
          if (!(await verifyStaffPhoto(trx, { personId: person.id, sha256 }, caller.personId, new Date(clock.now())))) throw new Problem('conflict');
          return { status: 200, body: { photo: shown(await findStaffPhoto(trx, person.id), caller, answers) } };
        });
      },
    },
    {
      method: 'post', path: '/api/people/:ref/photo/remove', name: 'dropStaffPhoto', says: 'The badge goes without a photo', who: 'staff', keyed: true, body: Nothing,
      answers: { 200: { says: 'Gone', schema: z.object({ photo: z.null() }) } },
      handle: async (req, res, caller) => {
        const { person } = await subjectOf(req.params.ref, caller);
        await once(deps, req, res, { caller, who: 'staff', body: Nothing }, async (trx) => {
          await dropStaffPhoto(trx, person.id, new Date(clock.now()));
          return { status: 200, body: { photo: null } };
        });
      },
    },
    {
      method: 'get', path: '/api/grids/:code/photos/:sha256', name: 'gridPhoto', says: 'A verified photo of somebody who works in this grid, for whoever opened its card', who: 'everybody',
      answers: { 200: { says: 'The bytes', type: 'image/jpeg' } },
      handle: async (req, res) => {
        const code = String(req.params.code);
        const grid = code.includes('\u0000') ? undefined : await findArea(db, code);
        const walkers = grid?.level === 'grid' ? await walkersIn(db, [grid.id], new Date(clock.now())) : [];
        const photo = (await staffPhotos(db, walkers.map(({ id }) => id))).find(({ sha256, verifiedBy }) => verifiedBy !== null && sha256 === String(req.params.sha256));
        if (!photo) throw new Problem('notFound');
        await send(req, res, photo.sha256, 'public, max-age=300');
      },
    },
  ];
};
