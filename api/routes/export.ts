import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as others } from 'node:timers/promises';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Language } from '../../domain/locales/index.ts';
import { recordAccess } from '../../db/access.ts';
import { caseSorts, listCases } from '../../db/list-cases.ts';
import type { CaseQuery } from '../../db/list-cases.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { IncidentFilter, resolveFilter } from '../incident-filter.ts';
import { Page, pageBy } from '../list-query.ts';
import { localDate } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { caseColumns, cellsOf, headOf } from '../sheet/case-columns.ts';
import { byteOrderMark, csvRow } from '../sheet/csv.ts';

/** Roles that may take a list out of the house; of what they may see, never more. */
const exporters = ['desk', 'dispatcher', 'county', 'chief', 'head', 'verifier', 'auditor'] as const;
const Query = Page.omit({ limit: true, after: true });

/** At most so many rows in one file, fetched a page at a time. */
const most = 10_000;
const page = 100;
const cut: Record<Language, string> = { 'zh-CN': `只导出前 ${most} 件，请缩小筛选范围`, en: `Only the first ${most} cases; narrow the filter` };

/** A list of cases for a spreadsheet: noted before it is made, the confidential lane never in it. */
export const exportOperations = (deps: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/incidents/export', name: 'exportIncidents', who: exporters, query: Query,
    says: 'The cases of a filter as CSV, at most ten thousand; formulas are made text',
    answers: { 200: { says: 'UTF-8 with a byte order mark, heads in the language of the reader', type: 'text/csv' } },
    handle: async (req, res, { viewer, personId, roles }) => {
      const { filter, q, sort, order } = pageBy(parseQuery(Query, req.query), IncidentFilter, caseSorts);
      const now = deps.clock.now();
      const query: CaseQuery = { filter: await resolveFilter(deps.db, filter), now, ...(q && { q }), ...(sort && { sort }), ...(order && { order }) };
      // Words that somebody looked for may be a name: that there were some is noted, not which.
      const purpose = JSON.stringify(q ? { ...filter, q: '…' } : filter);
      const role = exporters.find((one) => roles.includes(one)) ?? null;
      await recordAccess(deps.db, { personId, role, action: 'case.exportList', target: 'cases:list', fields: Object.keys(caseColumns), purpose, requestId: res.locals.requestId as string }, new Date(now));
      const hidden = q !== undefined && !seesPeople(viewer) && !/^gw-/i.test(q);
      const language = res.locals.language as Language;
      res.setHeader('Content-Type', 'text/csv; charset=utf-8');
      res.setHeader('Content-Disposition', `attachment; filename="cases-${localDate(now)}.csv"`);
      const rows = hidden ? Readable.from([byteOrderMark + csvRow(headOf(language))]) : Readable.from(rowsOf(deps, desk, viewer, query, language));
      await pipeline(rows, res).catch((failure: unknown) => {
        // Whoever stopped reading needs no answer; a file that broke off must not look whole.
        if (!res.destroyed) res.destroy(failure as Error);
      });
    },
  },
];

async function* rowsOf({ db }: Deps, desk: CaseDesk, viewer: Viewer, query: CaseQuery, language: Language): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(headOf(language));
  let after: string | undefined;
  for (let written = 0; written < most; written += page) {
    const found = await listCases(db, viewer, { ...query, limit: page, ...(after === undefined ? {} : { after }) });
    const open = found.items.filter(({ state }) => state.lane === 'open');
    yield (await desk.presentList(open, viewer)).map((shown) => csvRow(cellsOf(shown, language))).join('');
    if (found.next === null) return;
    after = found.next;
    await others();
  }
  yield csvRow([cut[language]]);
}
