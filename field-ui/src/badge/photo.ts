import { ask } from '../door/ask.ts';
import { askAs } from '../door/whose.ts';
import { uuid7 } from '../outbox/uuid7.ts';
import { take } from '../phone/photo.ts';

/** How the photo on a badge stands. */
export interface BadgePhoto {
  sha256: string;
  verified: boolean;
  mayVerify: boolean;
}

const send = (me: string, person: string, what: string, body: unknown) =>
  askAs<{ photo: BadgePhoto | null }>(me, `/api/people/${encodeURIComponent(person)}/photo${what}`, { body, key: uuid7(Date.now()) });

/** Redrawn small, without EXIF, then stored and put on the badge; a second person has to say that it is this worker. @throws Trouble */
export async function bring(me: string, person: string, file: File): Promise<BadgePhoto | null> {
  const { blob, sha256, address } = await take(file);
  URL.revokeObjectURL(address);
  const stored = await ask(`/api/files/${sha256}`, { method: 'PUT', body: blob, headers: { 'content-type': 'image/jpeg' } });
  if (!stored.ok) throw new Error('unreadable');
  return (await send(me, person, '', { sha256 })).photo;
}

export const verify = async (me: string, person: string, sha256: string): Promise<BadgePhoto | null> => (await send(me, person, '/verify', { sha256 })).photo;
export const remove = async (me: string, person: string): Promise<BadgePhoto | null> => (await send(me, person, '/remove', {})).photo;
