import { createHmac } from 'node:crypto';

/** JSON with its keys in order, so that two spellings of one body are one body. */
export function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${ordered(member)}`).join(',')}}`;
}

export interface Request { method: string; path: string; body: unknown; files?: readonly string[] }

/**
 * What was asked, in a few characters: method, path, body and the hashes of its files. Keyed, because a body may hold a password or a name
 * that could be guessed from a plain hash.
 */
export const fingerprintOf = (key: Buffer, { method, path, body, files = [] }: Request): string =>
  createHmac('sha256', key).update([method, path, ordered(body), ...files].join('\n')).digest('hex');
