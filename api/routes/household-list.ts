import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { readList, listColumns } from '../../domain/visit/household-list.ts';
import type { ListRead, RowFault } from '../../domain/visit/household-list.ts';
import { listAreas } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { taken } from '../../db/households.ts';
import { insertHouseholds } from '../../db/insert-households.ts';
import type { Placed } from '../../db/insert-households.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { localDate, localDay } from '../local-day.ts';
import { once } from '../once.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Problem } from '../problem.ts';
import { readSheet } from '../sheet/read-sheet.ts';
import { Fault, mostNamed, wordedFaults } from '../sheet/row-faults.ts';
import { readUpload, sheetTypes } from '../sheet/upload.ts';
import { writeWorkbook } from '../sheet/write-workbook.ts';

/** Who may bring in a whole list. */
const importers = ['leader', 'desk', 'dispatcher', 'county'];
const Query = z.strictObject({ dryRun: z.enum(['true', 'false']).optional() });
const TemplateQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']).optional() });
const Report = z.object({ ok: z.boolean(), rows: z.number().int(), households: z.number().int(), residents: z.number().int(), errors: z.array(Fault), more: z.number().int() });

/** Lists of households: a template, a dry run, and all or nothing. */
export const householdListOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;

  /** What was read, with everything that the register itself says against it. */
  const checked = async (trx: Db, read: ListRead, caller: Caller): Promise<{ placed: Placed[]; faults: RowFault[] }> => {
    const grids = new Map((await listAreas(trx, clock.now())).filter(({ level, gridSet }) => level === 'grid' && gridSet === 'primary').map((area) => [area.code, area]));
    const there = await taken(trx, keys, {
      codes: read.households.map(({ household }) => household.code), idNumbers: read.households.flatMap(({ household }) => household.residents.flatMap(({ idNumber }) => idNumber ?? [])),
    });
    const faults = [...read.faults];
    const placed = read.households.flatMap(({ household, rows }): Placed[] => {
      const grid = grids.get(household.grid);
      const [row] = rows as [number];
      if (!grid || !holdsOver(caller.viewer, grid.path, importers)) faults.push({ row, column: 'grid', code: 'unknownArea' });
      if (there.codes.has(household.code)) faults.push({ row, column: 'code', code: 'exists' });
      household.residents.forEach(({ idNumber }, nth) => {
        if (idNumber !== undefined && there.idNumbers.has(idNumber)) faults.push({ row: rows[nth] ?? row, column: 'idNumber', code: 'livesElsewhere' });
      });
      return grid ? [{ household, grid }] : [];
    });
    return { placed, faults: faults.toSorted((one, other) => one.row - other.row) };
  };

  const readRequest = async (req: Request): Promise<{ read: ListRead; sha256: string }> => {
    const bytes = await readUpload(req);
    const sheet = await readSheet(bytes);
    const header = sheet.rows[0]?.cells ?? [];
    const formulas = sheet.formulas.map(({ row, column }) => ({ row, column: header[column] ?? String(column + 1), code: 'formula' }));
    const read = readList(sheet.rows, localDay(clock.now()));
    return { read: { ...read, faults: [...formulas, ...read.faults] }, sha256: createHash('sha256').update(bytes).digest('hex') };
  };

  const report = (res: Response, { households, rows }: ListRead, faults: readonly RowFault[]) => ({
    ok: faults.length === 0, rows, households: households.length, residents: households.reduce((sum, { household }) => sum + household.residents.length, 0),
    errors: wordedFaults(res, faults), more: Math.max(0, faults.length - mostNamed),
  });

  return [
    {
      method: 'get', path: '/api/households/import/template', name: 'householdTemplate', says: 'The list to fill in: a row for each person', who: importers, query: TemplateQuery,
      answers: { 200: { says: 'CSV or XLSX', type: 'application/octet-stream' } },
      handle: async (req, res) => {
        const { format = 'csv' } = parseQuery(TemplateQuery, req.query);
        const rows = [Object.values(listColumns).map(({ zh }) => zh), Object.values(listColumns).map(({ example }) => example)];
        res.setHeader('Content-Disposition', `attachment; filename="households.${format}"`);
        res.setHeader('Content-Type', format === 'xlsx' ? sheetTypes[1] : 'text/csv; charset=utf-8');
        res.send(format === 'xlsx' ? writeWorkbook(rows) : Buffer.from(`\ufeff${rows.map((cells) => cells.join(',')).join('\r\n')}\r\n`));
      },
    },
    {
      method: 'post', path: '/api/households/import', name: 'importHouseholds', says: 'Bring in a list from CSV or XLSX, all of it or nothing; `dryRun=true` reports only',
      who: importers, keyed: true, query: Query, alsoTakes: sheetTypes,
      answers: { 201: { says: 'All of it is on the register', schema: Report }, 200: { says: 'What would happen (dryRun)', schema: Report } }, problems: ['invalid', 'tooLarge', 'unsupported'],
      handle: async (req, res, caller) => {
        const { dryRun } = parseQuery(Query, req.query);
        const { read, sha256 } = await readRequest(req);
        if (dryRun === 'true') {
          mustHold(caller, importers);
          const { faults } = await checked(db, read, caller);
          return void res.json(report(res, read, faults));
        }
        await once(deps, req, res, { caller, who: importers, body: z.unknown(), document: { sha256 } }, async (trx) => {
          const { placed, faults } = await checked(trx, read, caller);
          if (faults.length > 0) throw new Problem('invalid', { errors: faults.slice(0, mostNamed).map(({ row, column, code }) => ({ path: `rows.${row}.${column}`, code, message: code })) });
          await insertHouseholds(trx, keys, placed, localDate(clock.now()));
          return { status: 201, body: report(res, read, []) };
        });
      },
    },
  ];
};
