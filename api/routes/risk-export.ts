import { setImmediate as others } from 'node:timers/promises';
import { z } from 'zod';
import type { Language } from '../../domain/locales/index.ts';
import { nameOf, wordsOf } from '../../domain/locales/index.ts';
import { recordAccess } from '../../db/access.ts';
import { findArea } from '../../db/areas.ts';
import type { MonthQuery } from '../../db/risk-month.ts';
import { risksOfMonth } from '../../db/risk-month.ts';
import { aboutNamed } from '../../db/visits/doors.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName, createPlaces, namesFor } from '../present/names.ts';
import { Problem } from '../problem.ts';
import { mostRows, sendListFile } from '../sheet/list-file.ts';
import { riskColumns } from '../sheet/risk-columns.ts';

/** Who may take the ledger out of the house; of what they may see, never more. */
const exporters = ['leader', 'desk', 'dispatcher', 'chief', 'county'] as const;
const Query = z.strictObject({
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: 'impossibleDate' }), area: z.string().max(200).optional(), format: z.enum(['csv', 'xlsx']).optional(),
  purpose: z.string().trim().min(1, { error: 'required' }).max(200).refine((text) => !text.includes('\u0000') && text.isWellFormed()),
});
const page = 500;
const sheet: Record<Language, string> = { 'zh-CN': '三色风险台账', en: 'Risks' };

/** The first instant of a month and of the next one, in China. */
function monthOf(month: string): { from: number; to: number } {
  const [year, nth] = month.split('-').map(Number) as [number, number];
  const first = (y: number, m: number) => Date.UTC(y, m, 1) - 8 * 3_600_000;
  return { from: first(year, nth - 1), to: first(year, nth) };
}

/** The ledger of risks of one month for a spreadsheet: noted with its purpose before it is made. */
export const riskExportOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);
  async function* rowsOf(query: Omit<MonthQuery, 'limit'>, { viewer }: Caller, language: Language): AsyncGenerator<string[][]> {
    const known = await places();
    let after: MonthQuery['after'];
    for (let written = 0; written < mostRows; written += page) {
      const { items, next } = await risksOfMonth(db, keys, viewer, { ...query, limit: page, ...(after ? { after } : {}) });
      const [doors, names] = await Promise.all([aboutNamed(db, items), namesFor(db, known, items.map(({ ownerId }) => ownerId))]);
      yield items.map((risk) => {
        const [door, grid] = [doors.get(risk.aboutId), known.areas.get(risk.gridId)];
        const shown = { ...risk, about: [door?.code, door?.words].filter(Boolean).join(' '), grid: grid ? areaName(grid) : null, owner: names.person(risk.ownerId)?.name ?? '' };
        return riskColumns.map(({ of }) => of(shown, wordsOf(language), language));
      });
      if (!next) return;
      after = next;
      await others();
    }
  }
  return [{
    method: 'get', path: '/api/risks/export', name: 'exportRisks', who: exporters, query: Query,
    says: 'The ledger of risks of a month as CSV or as a workbook, at most ten thousand; what it is for is noted; formulas are made text',
    answers: { 200: { says: 'CSV in UTF-8 with a byte order mark, or XLSX; heads in the language of the reader', type: 'text/csv' } },
    handle: async (req, res, caller) => {
      const { month, area: ref, format = 'csv', purpose } = parseQuery(Query, req.query);
      const area = ref === undefined ? undefined : await findArea(db, ref);
      if (ref !== undefined && !area) throw new Problem('malformed', { errors: [{ path: 'area', code: 'unknownArea', message: 'unknownArea' }] });
      const role = exporters.find((one) => caller.roles.includes(one)) ?? null;
      await recordAccess(db, { personId: caller.personId, role, action: 'risk.exportList', target: 'risks:list', fields: ['what', 'measure'], purpose: `${purpose} ${month}${area ? ` ${area.code}` : ''}`, requestId: res.locals.requestId as string }, new Date(clock.now()));
      const language = res.locals.language as Language;
      await sendListFile(res, {
        name: `risks-${month}`, format, sheet: sheet[language], head: riskColumns.map((column) => nameOf(column, language)), kinds: riskColumns.map(({ kind = null }) => kind), widths: riskColumns.map(({ width = 14 }) => width),
        rows: rowsOf({ ...monthOf(month), ...(area ? { area: { id: area.id, depth: area.path.length } } : {}) }, caller, language),
      });
    },
  }];
};
