import type { Language } from './language.ts';
import type { Words } from './words/zh.ts';

/** What went wrong, as a code of the API; `offline` when nobody answered. */
export class Trouble extends Error {
  readonly code: string;
  readonly retryAfter: number;

  constructor(code: string, retryAfter = 0) {
    super(code);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export interface Answer<T> {
  status: number;
  body: T;
}

/** One request. Every answer that is no success, and every silence, becomes a Trouble. */
export async function ask<T>(path: string, language: Language, send?: { body: unknown; key: string }): Promise<Answer<T>> {
  const form = send?.body instanceof FormData;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (send) headers['idempotency-key'] = send.key;
  if (send && !form) headers['content-type'] = 'application/json';
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: send ? 'POST' : 'GET',
      headers,
      body: send ? (form ? (send.body as FormData) : JSON.stringify(send.body)) : null,
      credentials: 'omit',
    });
  } catch {
    throw new Trouble('offline');
  }
  const told = await answer.json().catch(() => ({}));
  if (answer.ok) return { status: answer.status, body: told as T };
  const wait = Number(answer.headers.get('retry-after')) || 0;
  throw new Trouble(String((told as { code?: string }).code ?? (answer.status >= 502 ? 'offline' : 'unknown')), wait);
}

/** The trouble in the reader's words, with how long to wait. */
export function troubleWords(trouble: unknown, words: Words): string {
  if (!(trouble instanceof Trouble)) return words.problems.unknown;
  const said = words.problems[trouble.code as keyof Words['problems']] ?? words.problems.unknown;
  return trouble.retryAfter > 0 ? `${said} ${words.problems.wait.replace('{s}', String(trouble.retryAfter))}` : said;
}

/** A key that stays the same while the thing to send stays the same: a second tap, or a retry after silence, never counts twice. */
export function keyKeeper() {
  let sent = '';
  let key = '';
  return (what: string): string => {
    if (what !== sent) [sent, key] = [what, newKey()];
    return key;
  };
}

/** crypto.randomUUID is missing on plain http and on old phones. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let hex = '';
  for (const byte of bytes) hex += (byte + 256).toString(16).slice(1);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
