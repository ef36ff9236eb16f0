import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A list as rows of text, with what each column is. Minutes are written `2026-11-24 09:30`. */
export interface WorkbookWish {
  sheet: string;
  head: string[];
  kinds: ('minute' | 'number' | null)[];
  widths: number[];
  rows: string[][];
}

let turn: Promise<unknown> = Promise.resolve();

/** A workbook of one sheet, one at a time: two of them would take both processors. */
export function listWorkbook(wish: WorkbookWish): Promise<Buffer> {
  const made = turn.then(() => inThread(wish));
  turn = made.catch(() => undefined);
  return made;
}

function inThread(wish: WorkbookWish): Promise<Buffer> {
  return new Promise((done, failed) => {
    const thread = new Worker(join(import.meta.dirname, 'workbook-thread.ts'), { workerData: wish, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    thread.once('message', (bytes: Uint8Array) => done(Buffer.from(bytes)));
    thread.once('error', failed);
    thread.once('exit', () => failed(new Error('the workbook was not written')));
  });
}
