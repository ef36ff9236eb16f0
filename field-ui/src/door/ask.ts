import { LoggedOut } from '../outbox/deliver.ts';
import { hearTime } from './server-time.ts';

/** What went wrong, as a code of the API; `offline` when nobody answered. */
export class Trouble extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status = 0) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

const longest = 25_000;

/** One request to the house. A silence, a captive portal's page and a 5xx are all `offline`: nobody who counts has answered. */
export async function ask(path: string, how: RequestInit = {}): Promise<Response> {
  const stop = new AbortController();
  const bell = setTimeout(() => stop.abort(), longest);
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', redirect: 'error', cache: 'no-store', signal: stop.signal, ...how });
  } catch {
    throw new Trouble('offline');
  } finally {
    clearTimeout(bell);
  }
  hearTime(answer.headers.get('date'));
  if (answer.status >= 500 || answer.status === 429) throw new Trouble('offline', answer.status);
  if (answer.status === 401) throw new LoggedOut('unauthenticated');
  return answer;
}

const jsonHeaders = (language: string) => ({ accept: 'application/json', 'accept-language': language });

/** The page's language; a service worker has none and asks for no words. */
const spoken = (): string => (typeof document === 'undefined' ? 'zh-CN' : document.documentElement.lang);

/** @throws Trouble with the code of the refusal, LoggedOut */
export async function askJson<T>(path: string, language = spoken(), send?: { method?: string; body?: unknown; key?: string }): Promise<T> {
  const headers: Record<string, string> = { ...jsonHeaders(language), ...(send?.key ? { 'idempotency-key': send.key } : {}) };
  if (send?.body !== undefined) headers['content-type'] = 'application/json';
  const answer = await ask(path, { method: send ? (send.method ?? 'POST') : 'GET', headers, ...(send?.body === undefined ? {} : { body: JSON.stringify(send.body) }) });
  if (answer.status === 204) return undefined as T;
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  const told: unknown = isJson ? await answer.json().catch(() => undefined) : undefined;
  if (answer.ok && told !== undefined) return told as T;
  if (answer.ok) throw new Trouble('offline', answer.status);
  throw new Trouble(String((told as { code?: string } | undefined)?.code ?? 'unknown'), answer.status);
}
