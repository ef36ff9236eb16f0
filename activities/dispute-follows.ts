import type { Transaction } from 'kysely';
import type { Context } from '../domain/case/context.ts';
import type { NewEntry } from '../domain/case/entries.ts';
import type { CaseState } from '../domain/case/state.ts';
import { redStep } from '../domain/pack/limits.ts';
import type { MethodPack } from '../domain/pack/pack.ts';
import { cadenceOf } from '../domain/visit/cadence.ts';
import { findHousehold } from '../db/households.ts';
import type { KeyRing } from '../db/keys.ts';
import { openRisk } from '../db/risk-changes.ts';
import { ownerFor } from '../db/risk-reviews.ts';
import { watchOver } from '../db/risks.ts';
import type { Database } from '../db/tables.ts';
import { openTrigger } from '../db/triggers.ts';

type Trx = Transaction<Database>;
type Given = Pick<Context, 'pack' | 'calendarOf' | 'now'>;

/**
 * What a dispute brings about outside its own ledger, in the transaction of its lines: a red one comes under watch at once, and the households
 * of a settled one are visited again, so that a relapse is seen (H22).
 */
export async function followDispute(trx: Trx, keys: KeyRing, state: CaseState, entries: readonly NewEntry[], given: Given): Promise<void> {
  if (state.lane !== 'open') return;
  if (entries.some((entry) => 'signs' in entry.data && redStep(given.pack, entry.data.signs) !== undefined)) await watch(trx, keys, state, given);
  const settled = entries.find(({ type }) => type === 'Passed' || type === 'Settled' || (type === 'Agreed' && state.status === 'closed'));
  if (settled && state.result?.code === 'mediated') await revisit(trx, keys, state, settled, given);
}

async function watch(trx: Trx, keys: KeyRing, { id, number, place, lead, pack: ref, clocks }: CaseState, { pack, now, calendarOf }: Given): Promise<void> {
  if (await watchOver(trx, 'case', id)) return;
  const zone = clocks[0] ? calendarOf(clocks[0].calendar).zone : 'Asia/Shanghai';
  const ownerId = await ownerFor(trx, 'red', place.path, now);
  const risk = { aboutKind: 'case' as const, aboutId: id, grid: { id: place.areaId, path: place.path }, colour: 'red' as const, ownerId, ownerUnit: lead, texts: { what: `矛盾纠纷 ${number}` } };
  await openRisk(trx, keys, risk, { pack, ref, zone, by: null, at: now });
}

/** The class of revisits after a mediation. */
const revisits = 'H22';

/** The pack's own offsets after a mediation, whatever the class says for other causes. */
const withOffsets = (pack: MethodPack): MethodPack => ({
  ...pack, cadences: pack.cadences.map((cadence) => (cadence.code === revisits ? { ...cadence, followUps: pack.terms.mediation.revisits } : cadence)),
});

async function revisit(trx: Trx, keys: KeyRing, state: CaseState, { data, at }: NewEntry, { pack, calendarOf, now }: Given): Promise<void> {
  const clock = state.clocks.at(-1);
  const named = [...(state.mediation?.households ?? []), ...('households' in data ? (data.households ?? []) : [])];
  if (named.length === 0 || !clock || !cadenceOf(pack, revisits)?.on) return;
  for (const id of new Set(named)) {
    const home = await findHousehold(trx, id);
    if (!home) continue;
    await openTrigger(trx, keys, {
      code: revisits, target: { kind: 'household', id, path: home.path, gridId: home.gridId, buildingId: home.buildingId }, occurredAt: at, note: null, by: null,
      pack: withOffsets(pack), ref: state.pack, calendar: calendarOf(clock.calendar), now,
    });
  }
}
