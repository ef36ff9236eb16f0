import { LoggedOut } from '../outbox/deliver.ts';
import { setLocked } from '../phone/lock.ts';
import { deviceName } from '../phone/roster.ts';
import { askJson } from './ask.ts';
import type { Session } from './session.ts';

const trusted = 10_000;
const kept = 'gewu-field-session';
let known: { id: string | null; at: number } | undefined;

/** A login has just been made, or ended. */
export const sessionIs = (id: string | null) => {
  known = { id, at: Date.now() };
  if (id === null) localStorage.removeItem(kept);
  else localStorage.setItem(kept, id);
};

/** A login that is over may mean that the phone was reported lost: then nothing that was fetched is shown any more. */
async function lookWhetherLost(): Promise<void> {
  const { locked } = await askJson<{ locked: boolean }>(`/api/devices/${deviceName()}/lock`);
  if (locked) setLocked(true);
}

let asking: Promise<string | null> | undefined;

/** Whose login the browser holds: on a shared phone it may be a colleague's. @throws Trouble offline */
function owner(): Promise<string | null> {
  if (known && Date.now() - known.at < trusted) return Promise.resolve(known.id);
  asking ??= askJson<Session>('/api/session').then(({ user }) => user.id, (failure) => {
    if (failure instanceof LoggedOut) return lookWhetherLost().then(() => null);
    throw failure;
  }).then((id) => {
    sessionIs(id);
    return id;
  }).finally(() => { asking = undefined; });
  return asking;
}

/**
 * An answer that is meant for this person, and never one for a colleague whose login is still in the browser. Where this phone's last login
 * was the person's own, both questions go out at once, and the answer counts only if it was.
 * @throws LoggedOut, Trouble
 */
export async function askAs<T>(personId: string, path: string, send?: { method?: string; body?: unknown; key?: string }): Promise<T> {
  const isLikely = send === undefined && localStorage.getItem(kept) === personId;
  const early = isLikely ? askJson<T>(path) : undefined;
  early?.catch(() => undefined);
  if ((await owner()) !== personId) throw new LoggedOut('otherPerson');
  return early ?? askJson<T>(path, undefined, send);
}
