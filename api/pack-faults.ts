import type { FieldProblem } from '../domain/case/refusals.ts';
import { MethodPack } from '../domain/pack/pack.ts';
import { findCalendar } from '../db/calendars.ts';
import type { Db } from '../db/connect.ts';
import { fieldProblems } from './parse.ts';
import { Problem } from './problem.ts';

/** Everything that is wrong with a document, each fault with its path; also what it says of things outside it. */
export async function packFaults(db: Db, document: unknown): Promise<FieldProblem[]> {
  const parsed = MethodPack.safeParse(document);
  if (!parsed.success) return fieldProblems(parsed.error.issues);
  const { calendar } = parsed.data;
  return (await findCalendar(db, calendar)) ? [] : [{ path: 'calendar', code: 'unknownCalendar', message: `unknownCalendar: ${calendar}` }];
}

/** The pack in a document; `within` is the field of the body that holds it. @throws Problem invalid with every fault by its path */
export async function checkedPack(db: Db, document: unknown, within?: string): Promise<MethodPack> {
  const faults = await packFaults(db, document);
  if (faults.length > 0) throw new Problem('invalid', { errors: faults.map((fault) => (within === undefined ? fault : { ...fault, path: fault.path === '' ? within : `${within}.${fault.path}` })) });
  return MethodPack.parse(document);
}
