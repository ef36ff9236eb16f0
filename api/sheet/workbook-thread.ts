import { parentPort, workerData } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';
import type { WorkbookWish } from './list-workbook.ts';

/** Runs in a thread of its own: packing ten thousand rows takes seconds, and the door must go on answering. */
async function write({ sheet, head, kinds, widths, rows }: WorkbookWish): Promise<void> {
  const cells = rows.map((row) => row.map((text, at) => cellOf(text, kinds[at] ?? null)));
  const bold = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const bytes = await writeExcelFile([bold, ...cells], { sheet, stickyRowsCount: 1, dateFormat: 'yyyy-mm-dd hh:mm', columns: widths.map((width) => ({ width })) }).toBuffer();
  parentPort!.postMessage(bytes);
}

/** Text stays text whatever it begins with: a sheet runs formulas only where a cell says that it is one. */
function cellOf(text: string, kind: 'minute' | 'number' | null) {
  if (text === '') return null;
  if (kind === 'number') return { value: Number(text), type: Number };
  // A sheet knows no zones: the wall time is written as it reads.
  if (kind === 'minute') return { value: new Date(`${text.replace(' ', 'T')}:00Z`), type: Date };
  return { value: text, type: String };
}

void write(workerData as WorkbookWish);
