import { z } from 'zod';
import { areasById } from '../../db/areas.ts';
import { changePassword } from '../../db/people.ts';
import { endSession, endSessionsOf, findAccount } from '../../db/sessions.ts';
import { clearToken } from '../cookies.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { beginSession, rolesOf } from '../identify.ts';
import { networkOf } from '../limits.ts';
import type { Operation } from '../operation.ts';
import { Login, logIn } from '../log-in.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { AreaName, Instant } from '../present/shapes.ts';
import { invalidField } from '../problem.ts';
import { parse } from '../parse.ts';
import { readJson } from '../read-json.ts';
import type { Viewer } from '../../domain/case/actor.ts';

const text = z.string().refine((word) => !word.includes('\u0000'), { error: 'unstorable' });
const NewPassword = z.strictObject({ current: text.min(1).max(128), password: text.min(8, { error: 'tooShort' }).max(128, { error: 'tooLong' }) });

const Session = z.object({
  user: z.object({ id: z.string(), username: z.string(), name: z.string(), roles: z.array(z.string()), areas: z.array(AreaName), units: z.array(z.string()) }),
  expiresAt: Instant,
});

/** Logging in, being known, logging out. */
export const sessionOperations = (deps: Deps): Operation[] => {
  const { db, https } = deps;

  const told = async (who: { id: string; username: string; name: string }, viewer: Viewer, expiresAt: Date) => {
    const areas = await areasById(db, viewer.grants.flatMap(({ areaId }) => areaId ?? []));
    return {
      user: {
        ...who,
        roles: rolesOf(viewer),
        areas: [...areas.values()].map(({ id, code, level, zh, en }) => ({ id, code, level, zh, en })),
        units: [...new Set(viewer.grants.flatMap(({ unit }) => unit ?? []))],
      },
      expiresAt: expiresAt.toISOString(),
    };
  };

  return [
    {
      method: 'post', path: '/api/session', name: 'logIn', says: 'Log in with user name and password, or on a shared phone with its id and a PIN', who: 'everybody', body: Login,
      answers: { 200: { says: 'Logged in; the cookie carries the session', schema: Session } }, problems: ['badCredentials', 'rateLimited', 'forbidden'],
      handle: async (req, res) => {
        const { device, ...who } = await logIn(deps, parse(Login, await readJson(req, res, 'command')), networkOf(req));
        const { viewer, expiresAt } = await beginSession(deps, req, res, who.id, device);
        res.json(await told(who, viewer, expiresAt));
      },
    },
    {
      method: 'get', path: '/api/session', name: 'whoAmI', says: 'Who is logged in', who: 'staff',
      answers: { 200: { says: 'The user and when the session ends', schema: Session } },
      handle: async (_req, res, { personId, username, name, viewer, expiresAt }) => {
        res.json(await told({ id: personId, username, name }, viewer, expiresAt));
      },
    },
    {
      method: 'delete', path: '/api/session', name: 'logOut', says: 'Log out', who: 'staff', answers: { 204: { says: 'Logged out' } },
      handle: async (_req, res, { tokenHash }) => {
        await endSession(db, tokenHash);
        clearToken(res, https);
        // Not "storage": records that a phone has not sent yet live there, and they are never lost by logging out.
        res.setHeader('Clear-Site-Data', '"cache"');
        res.status(204).end();
      },
    },
    {
      method: 'post', path: '/api/session/password', name: 'changePassword', says: 'Change one’s own password; every other login of the person ends',
      who: 'staff', body: NewPassword, answers: { 204: { says: 'Changed' } }, problems: ['rateLimited'],
      handle: async (req, res, caller) => {
        const { current, password } = parse(NewPassword, await readJson(req, res, 'command'));
        await change(deps, caller, current, password, networkOf(req));
        res.status(204).end();
      },
    },
  ];
};

async function change({ db, limits }: Deps, { personId, username, tokenHash }: Caller, current: string, password: string, network: string): Promise<void> {
  const pair = `${username}@${network}`;
  await limits.check('loginOfAccount', pair);
  const account = await findAccount(db, username);
  if (!(await isPassword(account?.passwordHash, current))) {
    await limits.spend('loginOfAccount', pair);
    throw invalidField('current', 'wrongPassword');
  }
  if (password === username || password === current) throw invalidField('password', 'tooEasy');
  await changePassword(db, personId, await hashPassword(password));
  await endSessionsOf(db, personId, tokenHash);
}
