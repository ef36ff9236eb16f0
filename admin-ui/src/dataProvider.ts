import type { DataProvider, GetListParams, Identifier, RaRecord } from 'react-admin';
import type { Clock, Entry, Incident } from './cases/incident.ts';
import type { Catalogue } from './cases/catalogue.ts';
import type { Preview, PreviewAsked } from './deadlines/preview.ts';
import { ask, newKey } from './door.ts';
import { fingerprint } from './fingerprint.ts';

/** What a user is told about themselves. */
export interface Session {
  user: { id: string; name: string; username?: string; roles: string[]; areas: Area[]; units: string[] };
  expiresAt: string;
}

export interface Area {
  id: string;
  code: string;
  level?: string;
  zh: string;
  en: string;
  parentId?: string | null;
}

export interface Count {
  count: number;
  capped: boolean;
}

/** How the house is doing. Ages in seconds, null where there is nothing. */
export interface Status {
  at: string;
  version: string;
  cases: { open: Count; overdue: Count; supervised: Count; waitingForMe: Count };
  intake: { waiting: number; oldestSeconds: number | null };
  commands: { waiting: number };
  notices: { waiting: number; dead: number; oldestSeconds: number | null };
  alarms: { lateSeconds: number | null };
  engine: 'up' | 'away';
  backup: { ageSeconds: number | null };
  record: {
    looked: { at: string; lines: number; faults: number; first: { case: string; seq: number; what: string } | null } | null;
    sealed: { n: number; size: number; at: string } | null;
    unsealed: { lines: number; oldestSeconds: number | null; heldSeconds: number | null };
    /** The record does not add up; a forgotten transaction keeps it from being sealed; nobody seals. */
    alarm: 'broken' | 'held' | 'behind' | null;
  };
}

interface Page {
  items: RaRecord[];
  next?: string | null;
  total?: Count;
}

/** The report of a member of staff: the resident's report and a little more. */
export type StaffReport = Record<string, unknown>;

const verbs = {
  login: (username: string, password: string) => ask<Session>('/api/session', { method: 'POST', body: { username, password } }),
  session: () => ask<Session>('/api/session'),
  logout: () => ask<void>('/api/session', { method: 'DELETE' }),
  changePassword: (current: string, password: string) =>
    ask<void>('/api/session/password', { method: 'POST', body: { current, password }, headers: { 'idempotency-key': newKey() } }),

  /** One command on a case. The key makes a second press harmless; seq says which state the person was looking at. */
  act: (id: Identifier, action: string, body: unknown, seq: number | undefined, key: string) =>
    ask<{ case: Incident; entries: Entry[] }>(`/api/incidents/${id}/actions/${action}`, {
      method: 'POST',
      body: body ?? {},
      headers: { 'idempotency-key': key, ...(seq === undefined ? {} : { 'if-match': `"${seq}"` }) },
    }),

  report: (report: StaffReport, key: string) =>
    ask<Incident & { case?: Incident }>('/api/incidents', { method: 'POST', body: report, headers: { 'idempotency-key': key } }).then(
      (told) => told.case ?? told,
    ),

  /** The size of a list in words: "12", or "1000+" where the server stopped counting. */
  count: (filter: Record<string, unknown>) =>
    ask<Page>(`/api/incidents?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`).then(({ items, total }) =>
      total ? `${total.count}${total.capped ? '+' : ''}` : String(items.length),
    ),
  ledger: (id: Identifier, after?: string | number) =>
    ask<{ items: Entry[]; next?: string | number | null }>(`/api/incidents/${id}/ledger?limit=100${after === undefined ? '' : `&after=${after}`}`),
  clocks: (id: Identifier) => ask<{ items: Clock[] }>(`/api/incidents/${id}/clocks`).then((told) => told.items),

  areas: () => ask<{ items: Area[] } | Area[]>('/api/areas').then((told) => (Array.isArray(told) ? told : told.items)),
  catalogue: () => ask<Catalogue>('/api/catalogue'),
  status: () => ask<Status>('/api/status'),
  preview: (asked: PreviewAsked) => ask<Preview>('/api/deadlines/preview', { method: 'POST', body: asked }),

  /** Stores a file under the hash of its content and returns the hash. */
  upload: async (file: Blob) => {
    const hash = await fingerprint(file);
    await ask<unknown>(`/api/files/${hash}`, { method: 'PUT', body: file, headers: { 'content-type': file.type || 'application/octet-stream' } });
    return hash;
  },
};

export const fileAddress = (hash: string) => `/api/files/${hash}`;
export const streamAddress = '/api/stream';

export type DeskProvider = DataProvider & typeof verbs;

/** The only file that knows how the API is spelled. react-admin asks for pages, the API answers with cursors. */
export const dataProvider: DeskProvider = {
  ...verbs,
  supportAbortSignal: true,

  getList: async (resource, params) => {
    const page = params.pagination?.page ?? 1;
    const query = queryOf(params);
    const after = await cursorOf(resource, query, page, params.signal);
    const answer = await fetchPage(resource, query, after, params.signal);
    remember(resource, query, page + 1, answer.next);
    const known = answer.total && !answer.total.capped;
    const data = answer.items.map(identified) as never[];
    if (known) return { data, total: answer.total!.count };
    if (!answer.next && page === 1) return { data, total: data.length };
    return { data, pageInfo: { hasNextPage: Boolean(answer.next), hasPreviousPage: page > 1 } };
  },

  getOne: async (resource, { id, signal }) => ({
    data: await ask(`/api/${resource}/${encodeURIComponent(String(id))}`, signal ? { signal } : {}),
  }),

  getMany: async (resource, { ids, signal }) => ({
    data: await Promise.all(ids.map((id) => ask<never>(`/api/${resource}/${encodeURIComponent(String(id))}`, signal ? { signal } : {}))),
  }),

  getManyReference: async (resource, params) =>
    dataProvider.getList(resource, { ...params, filter: { ...params.filter, [params.target]: params.id } }),

  create: async (resource, { data }) => ({
    data: await ask(`/api/${resource}`, { method: 'POST', body: data, headers: { 'idempotency-key': newKey() } }),
  }),

  update: neverRewritten,
  updateMany: neverRewritten,
  delete: neverRewritten,
  deleteMany: neverRewritten,
};

/** Nothing here is rewritten or deleted: a change is a command with a reason, and goes through `act`. */
function neverRewritten(): never {
  throw new Error('Records change by commands alone');
}

/** The things asked with plain parameters, and the search box, which the API keeps beside the filter. */
function queryOf({ filter = {}, sort, pagination }: GetListParams): string {
  const { q, unit, ...rest } = filter as Record<string, unknown>;
  const query = new URLSearchParams();
  if (Object.keys(rest).length > 0) query.set('filter', JSON.stringify(rest));
  if (typeof q === 'string' && q.trim()) query.set('q', q.trim());
  if (typeof unit === 'string') query.set('unit', unit);
  if (sort?.field && sort.field !== 'id') {
    query.set('sort', sort.field);
    query.set('order', sort.order.toLowerCase());
  }
  query.set('limit', String(Math.min(pagination?.perPage ?? 25, 100)));
  return query.toString();
}

const cursors = new Map<string, string>();
const spot = (resource: string, query: string, page: number) => `${resource}?${query}#${page}`;

function remember(resource: string, query: string, page: number, cursor: string | null | undefined) {
  if (cursor) cursors.set(spot(resource, query, page), cursor);
}

/** The cursor at which a page begins; pages nobody has seen yet are walked to from the nearest one that was. */
async function cursorOf(resource: string, query: string, page: number, signal?: AbortSignal): Promise<string | undefined> {
  if (page <= 1) return undefined;
  const known = cursors.get(spot(resource, query, page));
  if (known) return known;
  const before = await cursorOf(resource, query, page - 1, signal);
  const answer = await fetchPage(resource, query, before, signal);
  remember(resource, query, page, answer.next);
  return answer.next ?? before;
}

async function fetchPage(resource: string, query: string, after: string | undefined, signal?: AbortSignal): Promise<Page> {
  const told = await ask<Page | RaRecord[]>(`/api/${resource}?${query}${after ? `&after=${encodeURIComponent(after)}` : ''}`, signal ? { signal } : {});
  return Array.isArray(told) ? { items: told } : told;
}

/** Every version of a pack is a line of its own. */
const identified = (item: RaRecord): RaRecord =>
  item['version'] === undefined ? { ...item, id: item.id ?? item['code'] } : { ...item, code: item.id, id: `${item.id}@${item['version']}` };

export const packAddress = (id: string, version: string) => `/api/packs/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`;
