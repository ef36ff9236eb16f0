import type { DayNumber } from '../calendar/day.ts';
import { readIdNumber } from './id-number.ts';
import type { ListRow, RowFault } from './household-list.ts';

/** The columns of a list that a task is given by 任务名单: each row names one household, one resident, or one member of staff. */
export const taskColumns = {
  household: { zh: '户编号', example: 'HW-0001' },
  idNumber: { zh: '身份证号', example: '' },
  person: { zh: '人员账号', example: '' },
} as const;
export type TaskColumn = keyof typeof taskColumns;
const columnNames = Object.keys(taskColumns) as TaskColumn[];

export interface TaskTarget { row: number; column: TaskColumn; named: string }
export interface TaskListRead { targets: TaskTarget[]; faults: RowFault[]; rows: number }

/** Reads a list whose first row names its columns, in Chinese or by their codes; columns that nobody asks for are passed over (001-21). */
export function readTaskList(sheet: readonly ListRow[], today: DayNumber): TaskListRead {
  const [header, ...body] = sheet;
  const order = header?.cells.map(columnNamed) ?? [];
  if (!order.some((name) => name !== undefined)) return { targets: [], faults: [{ row: 1, column: 'household', code: 'required' }], rows: body.length };
  const read = body.map((row) => rowOf(row, order, today));
  return { targets: read.flatMap((one) => ('code' in one ? [] : [one])), faults: read.flatMap((one) => ('code' in one ? [one] : [])), rows: body.length };
}

function rowOf({ row, cells }: ListRow, order: readonly (TaskColumn | undefined)[], today: DayNumber): TaskTarget | RowFault {
  const given = order.flatMap((column, at) => (column && cells[at] ? [{ column, text: cells[at] }] : []));
  const [one, other] = given;
  if (!one) return { row, column: 'household', code: 'required' };
  // A household beside one of its people is still that household.
  if (other && one.column !== 'household') return { row, column: other.column, code: 'oneOfThem' };
  if (one.column !== 'idNumber') return { row, column: one.column, named: one.text };
  const number = readIdNumber(one.text.replace(/\s/g, ''), today);
  return typeof number === 'string' ? { row, column: 'idNumber', code: number } : { row, column: 'idNumber', named: number.number };
}

const columnNamed = (cell: string): TaskColumn | undefined => {
  const plain = cell.replace(/[*\s]/g, '');
  return columnNames.find((name) => name.toLowerCase() === plain.toLowerCase() || taskColumns[name].zh === plain);
};
