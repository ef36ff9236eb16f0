import Papa from 'papaparse';
import { readSheet as readWorkbook } from 'read-excel-file/node';
import { Problem } from '../problem.ts';
import { inspect } from './archive.ts';

/** A row with its number as the sheet shows it: the header is 1. */
export interface SheetRow { row: number; cells: string[] }
export interface Sheet { rows: SheetRow[]; formulas: { row: number; column: number }[] }

/** What a list may be: ten thousand households with everybody in them, and no more columns than anybody reads. */
export const sheetCaps = { bytes: 12 * 1024 * 1024, rows: 100_000, columns: 40, cell: 500 } as const;

/**
 * A list as rows of text, from CSV (UTF-8, or GB 18030 as Chinese spreadsheets write it) or from the first sheet of an XLSX workbook.
 * Formulas are told, never reckoned: what a cell shows is not what it says.
 * @throws Problem tooLarge, unsupported, malformed
 */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  const isArchive = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));
  if (!isArchive && bytes.subarray(0, 2_048).includes(0)) throw new Problem('unsupported');
  const sheet = isArchive ? await fromWorkbook(bytes) : fromCsv(bytes);
  if (sheet.rows.length > sheetCaps.rows || sheet.rows.some(({ cells }) => cells.length > sheetCaps.columns)) throw new Problem('tooLarge');
  return sheet;
}

async function fromWorkbook(bytes: Buffer): Promise<Sheet> {
  const formulas = inspect(bytes).formulas.map(({ row, column }) => ({ row, column: columnNumber(column) }));
  try {
    const cells = await readWorkbook(bytes, { parseNumber: (text) => text as unknown as number });
    return { formulas, rows: numbered(cells.map((row) => row.map((cell) => textOf(cell)))) };
  } catch {
    throw new Problem('malformed');
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

function fromCsv(bytes: Buffer): Sheet {
  const { data, errors } = Papa.parse<string[]>(decoded(bytes).replace(/^\ufeff/, ''), { skipEmptyLines: false });
  if (errors.some(({ type }) => type === 'Quotes')) throw new Problem('malformed');
  const rows = numbered(data);
  return { rows, formulas: rows.flatMap(({ row, cells }) => cells.flatMap((cell, column) => (isFormula(cell) ? [{ row, column }] : []))) };
}

function decoded(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Problem('unsupported');
}

/** A phone may begin with a plus, and nothing else that a spreadsheet would reckon. */
const isFormula = (cell: string): boolean => /^\s*[=@]/.test(cell) || /^[+-](?![\d\s()-]*$)/.test(cell);

/** Rows that hold something. */
const numbered = (rows: readonly string[][]): SheetRow[] =>
  rows.map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.trim()) })).filter(({ cells }) => cells.some((cell) => cell !== ''));

/** A is 0, AA is 26. */
const columnNumber = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + letter.codePointAt(0)! - 64, 0) - 1;
