import { z } from 'zod';
import { countPin, pinsOf } from '../db/device-pins.ts';
import { findDevice, noteDevice } from '../db/devices.ts';
import { viewerOf } from '../db/people.ts';
import { findAccount } from '../db/sessions.ts';
import type { Deps } from './deps.ts';
import { fieldRoles, rolesOf } from './identify.ts';
import { isPassword } from './passwords.ts';
import { Problem } from './problem.ts';

const text = z.string().refine((word) => !word.includes('\u0000'), { error: 'unstorable' });
const device = text.min(1).max(80);

/** With a password, on a phone where one is named; or with a PIN on a shared phone, and the name where the PIN alone does not tell who. */
export const Login = z.strictObject({ username: text.min(1).max(100).optional(), password: text.min(1).max(128).optional(), device: device.optional(), pin: text.regex(/^\d{4,8}$/, { error: 'wrongFormat' }).optional() })
  .superRefine(({ username, password, device: phone, pin }, context) => {
    const missing = pin === undefined ? [username === undefined && 'username', password === undefined && 'password'] : [phone === undefined && 'device'];
    for (const path of missing) if (path !== false) context.addIssue({ code: 'custom', path: [path], message: 'required', input: undefined });
  });
export type Login = z.infer<typeof Login>;

export interface LoggedIn { id: string; username: string; name: string; device: string | null }

/** Who it is. Wrong ones are counted by account or phone, and by network. @throws Problem badCredentials, rateLimited, forbidden (the phone is locked) */
export const logIn = (deps: Deps, login: Login, network: string): Promise<LoggedIn> =>
  (login.pin === undefined ? byPassword(deps, login, network) : byPin(deps, login, network));

async function byPassword({ db, limits }: Deps, { username = '', password = '', device: phone }: Login, network: string): Promise<LoggedIn> {
  const pair = `${username}@${network}`;
  await limits.check('loginOfAccount', pair);
  await limits.spend('loginFromNetwork', network);
  const account = await findAccount(db, username);
  const right = await isPassword(account?.passwordHash, password);
  if (!account || !right || account.disabled) {
    await limits.spend('loginOfAccount', pair);
    throw new Problem('badCredentials');
  }
  await limits.forget('loginOfAccount', pair);
  if (phone !== undefined && (await noteDevice(db, phone, account.personId)).locked) throw new Problem('forbidden', { why: 'deviceLocked' });
  return { id: account.personId, username, name: account.name, device: phone ?? null };
}

async function byPin({ db, limits, clock }: Deps, { username, device: phone = '', pin = '' }: Login, network: string): Promise<LoggedIn> {
  const tried = `phone ${phone}`;
  await limits.check('loginOfAccount', tried);
  await limits.spend('loginFromNetwork', network);
  if ((await findDevice(db, phone))?.lockedAt) throw new Problem('forbidden', { why: 'deviceLocked' });
  const pins = await pinsOf(db, phone, username);
  const right = [];
  for (const one of pins) if (await isPassword(one.hash, pin)) right.push(one);
  if (pins.length === 0) await isPassword(null, pin);
  const [who, another] = right;
  if (!who) {
    await limits.spend('loginOfAccount', tried);
    await countPin(db, phone, pins.map(({ personId }) => personId), false);
    throw new Problem('badCredentials');
  }
  if (another) throw new Problem('badCredentials', { why: 'nameNeeded' });
  const viewer = await viewerOf(db, who.personId, clock.now());
  // Four digits open the field, never a desk.
  if (!viewer || viewer.grants.length === 0 || rolesOf(viewer).some((role) => !fieldRoles.includes(role))) throw new Problem('badCredentials', { why: 'passwordNeeded' });
  await limits.forget('loginOfAccount', tried);
  await countPin(db, phone, [who.personId], true);
  return { id: who.personId, username: who.username, name: who.name, device: phone };
}
