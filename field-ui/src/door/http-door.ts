import type { Answered, Door } from '../outbox/deliver.ts';
import { Locked, LoggedOut, NotTaken } from '../outbox/deliver.ts';
import { ask, askJson, Trouble } from './ask.ts';
import type { Session } from './session.ts';

/** Answers that are about what was sent. Any other, a 404 of a server being replaced above all, is nobody's answer. */
const unread: ReadonlySet<number> = new Set([400, 413, 415, 422]);

/** The server over HTTP. `device` names this phone, so that a lost one can be locked from the desk. */
export const httpDoor = (device: () => string): Door => ({
  whoAmI: async () => {
    try {
      return (await askJson<Session>('/api/session')).user.id;
    } catch (failure) {
      if (failure instanceof LoggedOut) return null;
      throw failure;
    }
  },
  sync: async (commands) => {
    try {
      return await askJson<Answered>('/api/sync', undefined, { body: { device: device(), commands } });
    } catch (failure) {
      if (failure instanceof Trouble && failure.code === 'forbidden') throw new Locked();
      if (failure instanceof Trouble && unread.has(failure.status)) throw new NotTaken(failure.code);
      throw failure;
    }
  },
  hasPhoto: async (sha256) => (await ask(`/api/files/${sha256}`, { method: 'HEAD' })).ok,
  putPhoto: async (sha256, blob) => {
    const answer = await ask(`/api/files/${sha256}`, { method: 'PUT', body: blob, headers: { 'content-type': blob.type || 'application/octet-stream' } });
    if (answer.ok) return undefined;
    const told = (await answer.json().catch(() => ({}))) as { code?: string };
    return told.code ?? 'unknown';
  },
});
