import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Viewer } from '../domain/case/actor.ts';
import { viewerOf } from '../db/people.ts';
import { endSession, findSession, forgetEndedSessions, insertSession, prolongSession } from '../db/sessions.ts';
import { clearToken, setToken, tokenOf } from './cookies.ts';
import type { Deps } from './deps.ts';
import { Problem } from './problem.ts';

/** A member of staff with a login that lasts, and the roles that he holds now. */
export interface Caller {
  personId: string;
  username: string;
  name: string;
  viewer: Viewer;
  roles: string[];
  tokenHash: Buffer;
  expiresAt: Date;
}

/** Who asks; nobody where there is no login that lasts. A change of roles, a logout, a disabled account hold at once. */
export type Identify = (req: Request, res: Response) => Promise<Caller | undefined>;

const minutes = 60_000;
/** How long a login lasts unused, and at most: the desk is locked soon, a phone in the field carries its login for a month. */
const lasting = {
  desk: { idle: 30 * minutes, atMost: 12 * 60 * minutes },
  field: { idle: 12 * 60 * minutes, atMost: 30 * 24 * 60 * minutes },
} as const;
export const fieldRoles = ['worker', 'parttimer', 'leader', 'informant', 'partner'];

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
export const rolesOf = ({ grants }: Viewer): string[] => [...new Set(grants.map(({ role }) => role))];
const lastingOf = (roles: readonly string[]) => (roles.some((role) => fieldRoles.includes(role)) ? lasting.field : lasting.desk);

/** Milliseconds that a caller is remembered: a screen asks several things at once. */
const rememberedFor = 1_000;
/** Requests after which nobody is remembered: they change who may come in. */
const changesPeople = (req: Request): boolean => req.method !== 'GET' && /^\/api\/(?:session|people|areas|devices|assignments|hand-overs)(?:\/|$)/.test(req.path);

export function createIdentify({ db, clock, https }: Deps): Identify {
  const remembered = new Map<string, { caller: Caller; until: number }>();

  return async (req, res) => {
    const token = tokenOf(req, https);
    if (token === undefined) return undefined;
    const now = new Date(clock.now());
    if (changesPeople(req) || remembered.size > 5_000) remembered.clear();
    const before = remembered.get(token);
    if (before && before.until > now.getTime() && before.until - now.getTime() <= rememberedFor) return before.caller;
    const tokenHash = hashOf(token);
    const session = await findSession(db, tokenHash, now);
    const viewer = session && (await viewerOf(db, session.personId, now.getTime()));
    if (!session || !viewer) {
      clearToken(res, https);
      return undefined;
    }
    const roles = rolesOf(viewer);
    const caller = { ...session, viewer, roles, tokenHash, expiresAt: await slide(session, tokenHash) };
    if (!changesPeople(req)) remembered.set(token, { caller, until: now.getTime() + rememberedFor });
    return caller;

    /** Written at most twice in an idle time, not with every request. */
    async function slide({ expiresAt, endsAt }: { expiresAt: Date; endsAt: Date }, hash: Buffer): Promise<Date> {
      const { idle } = lastingOf(roles);
      const wished = new Date(Math.min(now.getTime() + idle, endsAt.getTime()));
      if (wished.getTime() - expiresAt.getTime() < idle / 2) return expiresAt;
      await prolongSession(db, hash, wished);
      return wished;
    }
  };
}

/** A new login with a token nobody has seen, on a phone where one is named; a session that the request came with ends. */
export async function beginSession({ db, clock, https }: Deps, req: Request, res: Response, personId: string, device: string | null = null): Promise<{ viewer: Viewer; expiresAt: Date }> {
  const now = new Date(clock.now());
  const viewer = await viewerOf(db, personId, now.getTime());
  if (!viewer) throw new Problem('badCredentials');
  const { idle, atMost } = lastingOf(rolesOf(viewer));
  const [expiresAt, endsAt] = [new Date(now.getTime() + idle), new Date(now.getTime() + atMost)];
  const before = tokenOf(req, https);
  if (before !== undefined) await endSession(db, hashOf(before));
  await forgetEndedSessions(db, now);
  const token = randomBytes(32).toString('base64url');
  await insertSession(db, { tokenHash: hashOf(token), personId, createdAt: now, expiresAt, endsAt, device });
  setToken(res, token, endsAt, https);
  return { viewer, expiresAt };
}
