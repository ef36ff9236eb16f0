import { z } from 'zod';
import { say, wordsOf } from '../../domain/locales/index.ts';
import type { Language } from '../../domain/locales/index.ts';
import { inboxFor, markRead } from '../../db/notices.ts';
import { visibleVisits } from '../../db/visits/visible-visits.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Instant, pageOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const Query = z.strictObject({ limit: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(100)).optional(), after: z.string().max(40).optional() });
const Notice = z.object({ id: z.string(), incident: z.object({ id: z.string(), number: z.string() }).optional(), visit: z.object({ id: z.string(), code: z.string() }).optional(), seq: z.number().int(), words: z.string(), urgent: z.boolean(), at: Instant, read: z.boolean() });
const Read = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) });

/** The in-app inbox: number and link, never anything personal. */
export const noticeOperations = (deps: Deps, desk: CaseDesk): Operation[] => {
  const { db } = deps;
  return [
    {
      method: 'get', path: '/api/notices', name: 'listNotices', says: 'What the caller was told, newest first', who: 'staff', query: Query,
      answers: { 200: { says: 'Notices', schema: pageOf(Notice) } },
      handle: async (req, res, { viewer }) => {
        const { limit = 25, after } = parseQuery(Query, req.query);
        const before = after === undefined ? undefined : Date.parse(after);
        if (before !== undefined && Number.isNaN(before)) throw new Problem('malformed');
        const found = await inboxFor(db, viewer, { limit: limit + 1, ...(before === undefined ? {} : { before }) });
        const page = found.slice(0, limit);
        const visible = await desk.visibleAmong(page.map(({ caseId }) => caseId), viewer);
        const visits = await visibleVisits(db, page.filter(({ stream }) => stream === 'visit').map(({ caseId }) => caseId), viewer);
        const { notices, visitNotices } = wordsOf(res.locals.language as Language);
        const texts: Record<string, string> = { ...notices, ...visitNotices };
        const items = page.filter(({ caseId }) => visible.has(caseId) || visits.has(caseId)).map(({ id, caseId, stream, number, seq, template, urgent, createdAt, read }) => ({
          id, ...(stream === 'visit' ? { visit: { id: caseId, code: number } } : { incident: { id: caseId, number } }), seq,
          words: say(texts[template] ?? template, { number, link: stream === 'visit' ? `/#/visits/${caseId}/show` : `/#/incidents/${caseId}` }),
          urgent, at: new Date(createdAt).toISOString(), read,
        }));
        const next = found.length > limit ? new Date(page.at(-1)!.createdAt).toISOString() : null;
        res.json({ items, next, total: { count: items.length, capped: next !== null } });
      },
    },
    {
      method: 'post', path: '/api/notices/read', name: 'readNotices', says: 'Note that the caller has read these', who: 'staff', keyed: true, body: Read,
      answers: { 200: { says: 'Noted', schema: z.object({ ids: z.array(z.string()) }) } },
      handle: (req, res, caller) => once(deps, req, res, { caller, who: 'staff', body: Read }, async (trx, { ids }) => {
        await markRead(trx, caller.viewer, ids);
        return { status: 200, body: { ids } };
      }),
    },
  ];
};
