import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { byteOrderMark, csvRow } from './csv.ts';
import { listWorkbook } from './list-workbook.ts';
import type { WorkbookWish } from './list-workbook.ts';

/** At most so many rows in one file. */
export const mostRows = 10_000;

export type FileFormat = 'csv' | 'xlsx';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ListFile extends Omit<WorkbookWish, 'rows'> { name: string; format: FileFormat; rows: AsyncGenerator<string[][]> }

/** A list as a file to keep: CSV in UTF-8 with a byte order mark as its rows come, or a workbook of one sheet. */
export async function sendListFile(res: Response, { name, format, rows, ...wish }: ListFile): Promise<void> {
  res.setHeader('Content-Type', format === 'csv' ? 'text/csv; charset=utf-8' : workbook);
  res.setHeader('Content-Disposition', `attachment; filename="${name}.${format}"`);
  if (format === 'csv') return sendCsv(res, wish.head, rows);
  const all: string[][] = [];
  for await (const some of rows) all.push(...some);
  res.send(await listWorkbook({ ...wish, rows: all }));
}

async function sendCsv(res: Response, head: string[], rows: AsyncGenerator<string[][]>): Promise<void> {
  const lines = async function* (): AsyncGenerator<string> {
    yield byteOrderMark + csvRow(head);
    for await (const some of rows) yield some.map(csvRow).join('');
  };
  await pipeline(Readable.from(lines()), res).catch((failure: unknown) => {
    // Whoever stopped reading needs no answer; a file that broke off must not look whole.
    if (!res.destroyed) res.destroy(failure as Error);
  });
}
