import { DAY, dateOf } from '../calendar/day.ts';
import type { DayNumber } from '../calendar/day.ts';
import type { Household } from './household.ts';
import { householdAsOf } from './household.ts';

/** The columns of a list of households 户籍名册: one row a person, the household's own fields in its first row. */
export const listColumns = {
  code: { zh: '户编号', example: 'HW-0001' },
  grid: { zh: '网格', example: 'hewan-1' },
  compound: { zh: '小区', example: '幸福小区' },
  building: { zh: '楼栋', example: '3幢' },
  unit: { zh: '单元', example: '2单元' },
  floor: { zh: '楼层', example: '5层' },
  room: { zh: '房号', example: '501' },
  address: { zh: '地址', example: '' },
  kind: { zh: '户类型', example: '家庭' },
  name: { zh: '姓名', example: '王某某' },
  relation: { zh: '与户主关系', example: '户主' },
  idNumber: { zh: '身份证号', example: '' },
  born: { zh: '出生日期', example: '1949-12-31' },
  phone: { zh: '电话', example: '' },
  registeredHere: { zh: '户籍在此', example: '是' },
  tenure: { zh: '居住性质', example: '自有' },
} as const;
export type ListColumn = keyof typeof listColumns;
const columnNames = Object.keys(listColumns) as ListColumn[];

/** Words that stand in a cell for a code; the code itself is understood too. */
const words: Partial<Record<ListColumn, Record<string, string>>> = {
  relation: {
    户主: 'head', 本人: 'head', 配偶: 'spouse', 妻: 'spouse', 夫: 'spouse', 子女: 'child', 子: 'child', 女: 'child', 父母: 'parent', 父: 'parent', 母: 'parent', 孙子女: 'grandchild', 孙子: 'grandchild', 孙女: 'grandchild',
    祖父母: 'grandparent', 兄弟姐妹: 'sibling', 租户: 'tenant', 承租人: 'tenant', 其他: 'other',
  },
  kind: { 家庭: 'family', 家庭户: 'family', 集体: 'collective', 集体户: 'collective', 空挂户: 'registeredOnly', 空挂: 'registeredOnly' },
  tenure: { 自有: 'owner', 业主: 'owner', 租住: 'tenant', 租户: 'tenant', 家属: 'family', 其他: 'other' },
};
const yes = new Set(['是', '在', 'yes', 'y', 'true', '1']);
const no = new Set(['否', '不在', 'no', 'n', 'false', '0']);

export interface ListRow { row: number; cells: readonly string[] }
/** What is wrong with one cell. The value itself is never told: a report may be read by others than the list. */
export interface RowFault { row: number; column: ListColumn | string; code: string }
export interface ListedHousehold { household: Household; rows: number[] }
export interface ListRead { households: ListedHousehold[]; faults: RowFault[]; rows: number }

type Filled = { row: number } & Partial<Record<ListColumn, string>>;

/** Reads a list whose first row names its columns, in Chinese or by their codes, in any order. Every row that cannot be taken is told. */
export function readList(sheet: readonly ListRow[], today: DayNumber): ListRead {
  const [header, ...body] = sheet;
  if (!header) return { households: [], faults: [{ row: 1, column: 'code', code: 'required' }], rows: 0 };
  const order = header.cells.map(columnNamed);
  const headerFaults = [
    ...header.cells.flatMap((cell, at) => (order[at] === undefined && cell !== '' ? [{ row: header.row, column: cell.slice(0, 40), code: 'unknownColumn' }] : [])),
    ...order.flatMap((name, at) => (name !== undefined && order.indexOf(name) !== at ? [{ row: header.row, column: name, code: 'twice' }] : [])),
    ...(['code', 'grid', 'name'] as const).filter((name) => !order.includes(name)).map((column) => ({ row: header.row, column, code: 'required' })),
  ];
  if (headerFaults.length > 0) return { households: [], faults: headerFaults, rows: body.length };
  const filled = body.map(({ row, cells }): Filled => ({ row, ...Object.fromEntries(order.flatMap((name, at) => (name && cells[at] ? [[name, cells[at]]] : []))) }));
  const faults: RowFault[] = filled.flatMap(({ row, code }) => (code === undefined ? [{ row, column: 'code', code: 'required' }] : []));
  const households: ListedHousehold[] = [];
  const Schema = householdAsOf(today);
  for (const rows of Map.groupBy(filled.filter(({ code }) => code !== undefined), ({ code }) => code!).values()) {
    const read = householdOf(rows, Schema);
    faults.push(...read.faults);
    if (read.household && read.faults.length === 0) households.push({ household: read.household, rows: rows.map(({ row }) => row) });
  }
  return { households, faults: [...faults, ...sameNumbers(households)].toSorted((one, other) => one.row - other.row), rows: body.length };
}

const columnNamed = (cell: string): ListColumn | undefined => {
  const plain = cell.replace(/[*\s]/g, '');
  return columnNames.find((name) => name.toLowerCase() === plain.toLowerCase() || listColumns[name].zh === plain);
};

const ofHousehold = ['grid', 'compound', 'building', 'unit', 'floor', 'room', 'address', 'kind'] as const;
const doorParts = ['compound', 'building', 'unit', 'floor', 'room'] as const;

function householdOf(rows: readonly Filled[], Schema: ReturnType<typeof householdAsOf>): { household?: Household; faults: RowFault[] } {
  const [first] = rows as [Filled];
  const faults: RowFault[] = ofHousehold.flatMap((column) => {
    const stated = rows.filter((row) => row[column] !== undefined);
    return stated.filter((row) => row[column] !== stated[0]![column]).map(({ row }) => ({ row, column, code: column === 'grid' ? 'inTwoGrids' : 'differs' }));
  });
  const people = rows.filter(({ name }) => name !== undefined);
  faults.push(...rows.filter((row) => row.name === undefined && (row.idNumber ?? row.phone ?? row.born ?? row.relation) !== undefined).map(({ row }) => ({ row, column: 'name', code: 'required' })));
  const own = Object.fromEntries(ofHousehold.map((column) => [column, rows.find((row) => row[column] !== undefined)?.[column]]));
  const parsed = Schema.safeParse({
    code: first.code, grid: own.grid, ...(own.address === undefined ? {} : { address: own.address }), ...(own.kind === undefined ? {} : { kind: translated('kind', own.kind) }),
    door: Object.fromEntries(doorParts.flatMap((part) => (own[part] === undefined ? [] : [[part, own[part]]]))), residents: people.map(personOf),
  });
  if (parsed.success) return { household: parsed.data, faults };
  faults.push(...parsed.error.issues.map(({ path, message, code }) => {
    const [where, nth, field] = path as [string, number | string, string];
    const row = where === 'residents' && typeof nth === 'number' ? people[nth]!.row : first.row;
    const column = where === 'residents' ? field : where === 'door' ? String(nth) : where;
    return { row, column, code: /^[a-z][A-Za-z]*$/.test(message) ? message : code === 'invalid_value' ? 'notOneOf' : message.endsWith('received undefined') ? 'required' : 'invalid' };
  }));
  return { faults };
}

function personOf(row: Filled): Record<string, unknown> {
  const { name, idNumber, born, phone, relation, registeredHere, tenure } = row;
  return Object.fromEntries(Object.entries({
    name, idNumber: idNumber?.replace(/\s/g, ''), phone, born: born && dayWritten(born), relation: relation && translated('relation', relation), tenure: tenure && translated('tenure', tenure),
    registeredHere: registeredHere === undefined ? undefined : truth(registeredHere),
  }).filter(([, value]) => value !== undefined));
}

const translated = (column: ListColumn, cell: string): string => words[column]?.[cell] ?? cell;
const truth = (cell: string): boolean | string => (yes.has(cell.toLowerCase()) ? true : no.has(cell.toLowerCase()) ? false : cell);

/** `1949-12-31`, `1949/12/31`, `1949.12.31`, `19491231`, `1949年12月31日`, or the number that a spreadsheet keeps for a day. */
function dayWritten(cell: string): string {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(cell);
  if (parts) return `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  if (/^\d{4,5}(\.0+)?$/.test(cell)) return dateOf(Number(cell) + Date.UTC(1899, 11, 30) / DAY);
  return cell;
}

/** Nobody lives in two households of one list. */
function sameNumbers(households: readonly ListedHousehold[]): RowFault[] {
  const seen = new Set<string>();
  return households.flatMap(({ household, rows }) => household.residents.flatMap(({ idNumber }, nth) => {
    if (idNumber === undefined || !seen.has(idNumber)) {
      if (idNumber !== undefined) seen.add(idNumber);
      return [];
    }
    return [{ row: rows[Math.min(nth, rows.length - 1)]!, column: 'idNumber', code: 'twice' }];
  }));
}
