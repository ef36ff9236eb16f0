import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { readTaskList } from '../../domain/visit/task-list.ts';
import type { RowFault } from '../../domain/visit/household-list.ts';
import type { TaskListRead } from '../../domain/visit/task-list.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { householdsNamed, householdsOfNumbers } from '../../db/tasked.ts';
import type { Caller } from '../identify.ts';
import { readSheet } from '../sheet/read-sheet.ts';
import { readUpload } from '../sheet/upload.ts';
import { staffNamed, taskGivers } from './task-targets.ts';

export interface ListedTargets { households: string[]; people: string[]; rows: number; merged: number; faults: RowFault[]; sha256: string }

/** A list that came as a file: its rows, and every one that cannot be read. @throws Problem tooLarge, unsupported, malformed */
export async function readTargets(req: Request, today: number): Promise<{ read: TaskListRead; sha256: string }> {
  const bytes = await readUpload(req);
  const sheet = await readSheet(bytes);
  const header = sheet.rows[0]?.cells ?? [];
  const formulas = sheet.formulas.map(({ row, column }) => ({ row, column: header[column] ?? String(column + 1), code: 'formula' }));
  const read = readTaskList(sheet.rows, today);
  return { read: { ...read, faults: [...formulas, ...read.faults] }, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Whom the rows name, of those that the caller is set over. Two people of one household are one knock: the household once (`merged` says how
 * often). Whoever is out of reach is unknown, so that nobody tries numbers through.
 */
export async function targetsOf(db: Db, keys: KeyRing, { viewer }: Pick<Caller, 'viewer'>, { read, sha256 }: { read: TaskListRead; sha256: string }, at: number): Promise<ListedTargets> {
  const of = (column: string) => read.targets.filter((target) => target.column === column);
  const [named, numbers, staff] = [of('household'), of('idNumber'), of('person')];
  const homes = [...await householdsNamed(db, named.map((one) => one.named)), ...await householdsOfNumbers(db, keys, numbers.map((one) => one.named))];
  const faults: RowFault[] = [...read.faults];
  const households = new Set<string>();
  [...named, ...numbers].forEach(({ row, column }, nth) => {
    const home = homes[nth];
    if (home && holdsOver(viewer, home.path, taskGivers)) households.add(home.code);
    else faults.push({ row, column, code: column === 'household' ? 'unknownHousehold' : 'unknownPerson' });
  });
  const people = new Set<string>();
  for (const { row, named: ref } of staff) {
    const found = await staffNamed(db, viewer, ref, at);
    if (found) people.add(found.username);
    else faults.push({ row, column: 'person', code: 'unknownPerson' });
  }
  return {
    households: [...households], people: [...people], rows: read.rows, merged: read.targets.length - households.size - people.size - faults.length + read.faults.length,
    faults: faults.toSorted((one, other) => one.row - other.row), sha256,
  };
}
