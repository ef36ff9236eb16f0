import type { Viewer } from '../../domain/case/actor.ts';
import { closedAmong } from '../../db/visits/door.ts';
import { doorsById } from '../../db/visits/doors.ts';
import { dutiesOf } from '../../db/visits/find-visits.ts';
import { duesOf, facetsAt, headsOf, lastVisitsAt, otherDutiesAt, textsOfTasks } from '../../db/today/known-at-doors.ts';
import type { OwnDay } from '../../db/today/own-day.ts';
import type { TeamDay } from '../../db/today/team-day.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Known } from './door.ts';
import { wordsOwed } from './door.ts';

/** Everything that the page says of its doors: a fixed number of statements, however many doors. */
export async function gather({ db, keys }: Pick<Deps, 'db' | 'keys'>, { packs }: Pick<CaseDesk, 'packs'>, viewer: Viewer, now: number, own: OwnDay, team: TeamDay | undefined): Promise<Known> {
  const listed = [...own.visits, ...own.nearby, ...(team?.overdue ?? [])];
  const owing = [...own.followUps, ...(team?.promised ?? [])];
  const rows = [...listed, ...owing, ...own.loose, ...own.tasks];
  const visits = [...new Set(listed.map(({ id }) => id))];
  const stops = [...new Set([...own.visits, ...own.loose].map((row) => row.target_id))];
  const homes = (some: readonly { target_kind: string; target_id: string }[]) => [...new Set(some.filter((row) => row.target_kind === 'household').map((row) => row.target_id))];
  const [doors, heads, duties, last, facets, others] = await Promise.all([
    doorsById(db, rows.map((row) => ({ kind: row.target_kind, id: row.target_id }))), headsOf(db, keys, homes(rows)), dutiesOf(db, visits), lastVisitsAt(db, keys, stops), facetsAt(db, homes([...own.visits, ...own.loose])),
    otherDutiesAt(db, stops, own.visits.map(({ id }) => id), now),
  ]);
  const matters = [...owing.flatMap((row) => wordsOwed(row).map(({ caseId }) => caseId)), ...[...last.values()].flatMap((its) => its.flatMap(({ needs }) => needs.map(({ caseId }) => caseId)))];
  const owed = [...duties, ...[...others.values()].flat(), ...[...own.loose, ...own.tasks].map((row) => ({ kind: row.kind, causeId: row.cause_id }))];
  const [closed, dues, tasks] = await Promise.all([
    closedAmong(db as never, [...new Set(matters)]), duesOf(db, [...new Set(owing.flatMap((row) => wordsOwed(row).map(({ caseId }) => caseId)))]), textsOfTasks(db, keys, owed.flatMap(({ kind, causeId }) => (kind === 'task' && causeId ? [causeId] : []))),
  ]);
  const refs = new Map(rows.map((row) => [`${row.pack_id}@${row.pack_version}`, { id: row.pack_id, version: row.pack_version }]));
  const known = new Map<string, Awaited<ReturnType<typeof packs.get>>>();
  for (const [name, ref] of refs) known.set(name, await packs.get(db, ref));
  return {
    viewer, now, doors, heads, last, facets, others, closed, dues, tasks, packOf: (row) => known.get(`${row.pack_id}@${row.pack_version}`)!,
    duties: Map.groupBy(duties, ({ visitId }) => visitId!),
  };
}
