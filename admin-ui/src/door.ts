/** A refusal or failure as the server words it (RFC 9457), with the current case where somebody was faster. */
export interface Problem {
  code: string;
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: { path: string; code: string; message: string }[];
  current?: Record<string, unknown>;
  case?: Record<string, unknown>;
  /** Seconds to wait, from the Retry-After header. */
  retryAfter?: number;
}

/** A failed request as react-admin understands it (`status`, `body`), carrying the whole problem document. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: Problem;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.status = status;
    this.body = problem;
    this.problem = problem;
  }
}

export interface Asking {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

let language = 'zh-CN';

/** The server words its sentences in the language of the reader. */
export const speak = (locale: string) => {
  language = locale;
  document.documentElement.lang = locale;
};

/** One request to the API. Throws a Refusal for every answer that is not a success, also when nobody answered (status 0). */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const answer = await answerTo(path, asking);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** A file that the API makes; its name is what the server says. */
export async function askFile(path: string, signal?: AbortSignal): Promise<{ name: string; bytes: Blob }> {
  const answer = await answerTo(path, { headers: { accept: '*/*' }, ...(signal ? { signal } : {}) });
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'gewu';
  return { name, bytes: await answer.blob() };
}

async function answerTo(path: string, { method = 'GET', body, headers, signal }: Asking): Promise<Response> {
  const raw = body instanceof FormData || body instanceof Blob;
  const answer = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Refusal(0, { code: 'noAnswer' });
  });
  if (!answer.ok) throw new Refusal(answer.status, await problemOf(answer));
  return answer;
}

async function problemOf(answer: Response): Promise<Problem> {
  const wait = Number(answer.headers.get('retry-after'));
  const told = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  const code = told.code ?? (answer.status >= 502 ? 'noAnswer' : 'unknown');
  return { ...told, code, ...(wait > 0 ? { retryAfter: wait } : {}) };
}

/** A fresh key for a command. Works on plain http too, where crypto.randomUUID is missing. */
export function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
