import { setImmediate as others } from 'node:timers/promises';
import { z } from 'zod';
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
import { mostRows, sendListFile } from '../sheet/list-file.ts';

/** Roles that may take a list out of the house; of what they may see, never more. */
const exporters = ['desk', 'dispatcher', 'county', 'chief', 'head', 'verifier', 'auditor'] as const;
const purpose = z.string().trim().min(1, { error: 'required' }).max(200).refine((text) => !text.includes('\u0000') && text.isWellFormed());
const Query = Page.omit({ limit: true, after: true }).extend({ format: z.enum(['csv', 'xlsx']).optional(), purpose });

/** Cases are fetched a page at a time. */
const page = 100;
const cut: Record<Language, string> = { 'zh-CN': `只导出前 ${mostRows} 件，请缩小筛选范围`, en: `Only the first ${mostRows} cases; narrow the filter` };
const sheet: Record<Language, string> = { 'zh-CN': '案件', en: 'Cases' };

/** A list of cases for a spreadsheet: noted with its purpose before it is made, the confidential lane never in it. */
export const exportOperations = (deps: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/incidents/export', name: 'exportIncidents', who: exporters, query: Query,
    says: 'The cases of a filter as CSV or as a workbook, at most ten thousand; what it is for is noted; formulas are made text',
    answers: { 200: { says: 'CSV in UTF-8 with a byte order mark, or XLSX; heads in the language of the reader', type: 'text/csv' } },
    handle: async (req, res, { viewer, personId, roles }) => {
      const { format = 'csv', purpose: why, ...list } = parseQuery(Query, req.query);
      const { filter, q, sort, order } = pageBy(list, IncidentFilter, caseSorts);
      const now = deps.clock.now();
      const query: CaseQuery = { filter: await resolveFilter(deps.db, filter), now, ...(q && { q }), ...(sort && { sort }), ...(order && { order }) };
      // Words that somebody looked for may be a name: that there were some is noted, not which.
      const noted = `${why} ${JSON.stringify(q ? { ...filter, q: '…' } : filter)}`;
      const role = exporters.find((one) => roles.includes(one)) ?? null;
      await recordAccess(deps.db, { personId, role, action: 'case.exportList', target: 'cases:list', fields: Object.keys(caseColumns), purpose: noted, requestId: res.locals.requestId as string }, new Date(now));
      const language = res.locals.language as Language;
      const hidden = q !== undefined && !seesPeople(viewer) && !/^gw-/i.test(q);
      const rows = hidden ? nothing() : rowsOf(deps, desk, viewer, query, language);
      const columns = Object.values(caseColumns);
      await sendListFile(res, {
        name: `cases-${localDate(now)}`, format, rows, sheet: sheet[language], head: headOf(language), kinds: columns.map(({ kind = null }) => kind), widths: columns.map(({ width = 18 }) => width),
      });
    },
  },
];

async function* nothing(): AsyncGenerator<string[][]> {
  // A search that the viewer may not make finds no row.
}

async function* rowsOf({ db }: Deps, desk: CaseDesk, viewer: Viewer, query: CaseQuery, language: Language): AsyncGenerator<string[][]> {
  let after: string | undefined;
  for (let written = 0; written < mostRows; written += page) {
    const found = await listCases(db, viewer, { ...query, limit: page, ...(after === undefined ? {} : { after }) });
    const open = found.items.filter(({ state }) => state.lane === 'open');
    yield (await desk.presentList(open, viewer)).map((shown) => cellsOf(shown, language));
    if (found.next === null) return;
    after = found.next;
    await others();
  }
  yield [[cut[language]]];
}
