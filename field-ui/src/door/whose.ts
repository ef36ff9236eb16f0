import { LoggedOut } from '../outbox/deliver.ts';
import { askJson } from './ask.ts';
import type { Session } from './session.ts';

const trusted = 10_000;
let known: { id: string | null; at: number } | undefined;

/** A login has just been made, or ended. */
export const sessionIs = (id: string | null) => { known = { id, at: Date.now() }; };

/** Whose login the browser holds: on a shared phone it may be a colleague's. @throws Trouble offline */
async function owner(): Promise<string | null> {
  if (known && Date.now() - known.at < trusted) return known.id;
  try {
    sessionIs((await askJson<Session>('/api/session')).user.id);
  } catch (failure) {
    if (!(failure instanceof LoggedOut)) throw failure;
    sessionIs(null);
  }
  return known?.id ?? null;
}

/** An answer that is meant for this person, and never one for a colleague whose login is still in the browser. @throws LoggedOut, Trouble */
export async function askAs<T>(personId: string, path: string, send?: { method?: string; body?: unknown; key?: string }): Promise<T> {
  if ((await owner()) !== personId) throw new LoggedOut('otherPerson');
  return askJson<T>(path, undefined, send);
}
