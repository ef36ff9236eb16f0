import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
import { byteOrderMark, csvRow } from '../sheet/csv.ts';
import { listWorkbook } from '../sheet/list-workbook.ts';

/** Roles that may take a list out of the house; of what they may see, never more. */
const exporters = ['desk', 'dispatcher', 'county', 'chief', 'head', 'verifier', 'auditor'] as const;
const purpose = z.string().trim().min(1, { error: 'required' }).max(200).refine((text) => !text.includes('\u0000') && text.isWellFormed());
const Query = Page.omit({ limit: true, after: true }).extend({ format: z.enum(['csv', 'xlsx']).optional(), purpose });

/** At most so many rows in one file, fetched a page at a time. */
const most = 10_000;
const page = 100;
const cut: Record<Language, string> = { 'zh-CN': `只导出前 ${most} 件，请缩小筛选范围`, en: `Only the first ${most} cases; narrow the filter` };
const sheet: Record<Language, string> = { 'zh-CN': '案件', en: 'Cases' };
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
      res.setHeader('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : workbook);
      res.setHeader('Content-Disposition', `attachment; filename="cases-${localDate(now)}.${format}"`);
      if (format === 'csv') await sendCsv(res, rows, language);
      else res.send(await workbookOf(rows, language));
    },
  },
];

async function sendCsv(res: Response, rows: AsyncGenerator<string[][]>, language: Language): Promise<void> {
  const lines = async function* (): AsyncGenerator<string> {
    yield byteOrderMark + csvRow(headOf(language));
    for await (const some of rows) yield some.map(csvRow).join('');
  };
  await pipeline(Readable.from(lines()), res).catch((failure: unknown) => {
    // Whoever stopped reading needs no answer; a file that broke off must not look whole.
    if (!res.destroyed) res.destroy(failure as Error);
  });
}

async function workbookOf(rows: AsyncGenerator<string[][]>, language: Language): Promise<Buffer> {
  const all: string[][] = [];
  for await (const some of rows) all.push(...some);
  const columns = Object.values(caseColumns);
  return listWorkbook({ sheet: sheet[language], head: headOf(language), kinds: columns.map(({ kind = null }) => kind), widths: columns.map(({ width = 18 }) => width), rows: all });
}

async function* nothing(): AsyncGenerator<string[][]> {
  // A search that the viewer may not make finds no row.
}

async function* rowsOf({ db }: Deps, desk: CaseDesk, viewer: Viewer, query: CaseQuery, language: Language): AsyncGenerator<string[][]> {
  let after: string | undefined;
  for (let written = 0; written < most; written += page) {
    const found = await listCases(db, viewer, { ...query, limit: page, ...(after === undefined ? {} : { after }) });
    const open = found.items.filter(({ state }) => state.lane === 'open');
    yield (await desk.presentList(open, viewer)).map((shown) => cellsOf(shown, language));
    if (found.next === null) return;
    after = found.next;
    await others();
  }
  yield [[cut[language]]];
}
