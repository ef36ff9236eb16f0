import { randomUUID } from 'node:crypto';

export interface Reply { status: number; body: any; headers: Headers }

/** Somebody before the door: a browser with a cookie, or none. */
export interface Somebody {
  get(path: string): Promise<Reply>;
  post(path: string, body: unknown, key?: string): Promise<Reply>;
  /** A command that must be taken; gives the case and the lines. */
  act(ref: string, action: string, body?: unknown): Promise<any>;
  /** A command whatever becomes of it. */
  tries(ref: string, action: string, body?: unknown, key?: string): Promise<Reply>;
}

export const password = 'stories-password';

/** Whoever comes to this address; `as` logs in once and remembers. */
export function peopleAt(url: () => string) {
  const known = new Map<string, Somebody>();
  const stranger = somebody(url, '');
  return {
    wang: stranger,
    async as(username: string): Promise<Somebody> {
      const before = known.get(username);
      if (before) return before;
      const { status, headers } = await stranger.post('/api/session', { username, password });
      if (status !== 200) throw new Error(`${username} could not log in: ${status}`);
      const one = somebody(url, headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '));
      known.set(username, one);
      return one;
    },
  };
}

function somebody(url: () => string, cookie: string): Somebody {
  const ask = async (path: string, init: RequestInit): Promise<Reply> => {
    const answer = await fetch(url() + path, { ...init, headers: { ...init.headers, ...(cookie && { Cookie: cookie }) }, signal: AbortSignal.timeout(20_000) });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text), headers: answer.headers };
  };
  const post: Somebody['post'] = (path, body, key = randomUUID()) =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key } });
  const tries: Somebody['tries'] = (ref, action, body = {}, key) => post(`/api/incidents/${ref}/actions/${action}`, body, key);
  return {
    get: (path) => ask(path, {}),
    post,
    tries,
    act: async (ref, action, body) => {
      const { status, body: told } = await tries(ref, action, body);
      if (status !== 200) throw new Error(`${action}: ${status} ${JSON.stringify(told?.code)} ${JSON.stringify(told?.why ?? told?.errors)}`);
      return told;
    },
  };
}

/** Asks again until it holds. @throws after so many seconds, with what it was about */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, seconds = 25): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; ; ) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`${what}: it did not come about in ${seconds} s`);
    await new Promise((done) => { setTimeout(done, 60); });
  }
}
