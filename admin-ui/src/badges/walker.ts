import { dataProvider } from '../dataProvider.ts';
import { ask, newKey } from '../door.ts';
import { redraw } from '../photo.ts';

/** The photo on a badge: the public sees it only once a second person has verified it. */
export interface BadgePhoto {
  sha256: string;
  verified: boolean;
  /** Whether whoever asks may be that second person. */
  mayVerify: boolean;
}

export interface Walker {
  id: string;
  name: string;
  roles: string[];
  photo: BadgePhoto | null;
}

export const walkers = () => ask<{ items: Walker[] }>('/api/walkers').then(({ items }) => items);
export const photoPath = ({ id }: Pick<Walker, 'id'>, deed = '') => `/api/people/${encodeURIComponent(id)}/photo${deed && `/${deed}`}`;
/** Another photo has another address, so that the one before is never shown for it. */
export const photoAddress = (walker: Walker): string => `${photoPath(walker)}?${walker.photo?.sha256.slice(0, 8) ?? ''}`;

/** Redrawn small without EXIF, stored, and put on the badge, where it waits for a second person. @throws Refusal, or an error where it is no picture */
export async function bring(walker: Walker, file: File): Promise<void> {
  const sha256 = await dataProvider.upload(await redraw(file));
  await ask(photoPath(walker), { method: 'POST', body: { sha256 }, headers: { 'idempotency-key': newKey() } });
}

export type BadgeState = 'verified' | 'waiting' | 'none';
export const stateOf = ({ photo }: Walker): BadgeState => (photo === null ? 'none' : photo.verified ? 'verified' : 'waiting');
