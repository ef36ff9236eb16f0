import type { Transaction } from 'kysely';
import { alterRisk, openRisk } from '../../db/risk-changes.ts';
import type { Rules } from '../../db/risk-changes.ts';
import { ownerFor } from '../../db/risk-reviews.ts';
import { changeRisk, lockRisk, watchOver } from '../../db/risks.ts';
import type { Database } from '../../db/tables.ts';
import type { LockedVisit } from '../../db/visits/locked-visit.ts';
import type { Opening, VisitContext } from '../../domain/visit/context.ts';
import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import type { RiskColour, RiskSubject } from '../../domain/visit/risk.ts';
import { isWorse } from '../../domain/visit/risk.ts';
import type { Working } from '../working.ts';

type Trx = Transaction<Database>;
interface Kept { visit: LockedVisit; context: VisitContext; opens: readonly Opening[] }

/**
 * What the lines of a visit mean for risks, in the visit's own transaction (003-21): a review that was made is on the risk's record and the next
 * one is owed; one that was missed for too long escalates it; whoever found one at a door opens it, or raises the one that is watched already.
 */
export async function keepRisks(trx: Trx, { keys }: Working, { visit, context, opens }: Kept, entries: readonly NewVisitEntry[]): Promise<void> {
  const { row } = visit;
  const rules: Rules = { pack: context.pack, ref: { id: row.pack_id, version: row.pack_version }, zone: context.calendarOf(context.calendar).zone };
  for (const entry of entries) {
    if (entry.type === 'FollowUpOpened' && entry.data.risk !== null) {
      const text = opens.find(({ caseId }) => caseId === entry.data.caseId)?.text ?? '';
      await foundRisk(trx, keys, { visit, context, rules, text, colour: entry.data.risk, number: entry.data.number, caseId: entry.data.caseId });
    }
    if (row.target_kind !== 'risk') continue;
    if (entry.type === 'Recorded' && entry.data.discharged.length > 0) {
      const risk = await lockRisk(trx, row.target_id);
      if (risk && risk.stage !== 'struckOff') await alterRisk(trx, keys, risk, { what: 'reviewed', by: entry.actor.id ?? null, at: context.now, data: { visit: row.id }, texts: { finding: entry.sealed?.['note'] ?? '' } }, rules, { settled: true });
    }
    if (entry.type === 'Escalated') {
      const risk = await lockRisk(trx, row.target_id);
      if (risk?.stage === 'watch') await changeRisk(trx, keys, risk, { what: 'escalated', by: null, at: context.now, data: { visit: row.id, rung: entry.data.rung } });
    }
  }
}

interface Found { visit: LockedVisit; context: VisitContext; rules: Rules; text: string; colour: RiskColour; number: string; caseId: string }

async function foundRisk(trx: Trx, keys: Working['keys'], { visit, context, rules, text, colour, number, caseId }: Found): Promise<void> {
  const { row, place } = visit;
  const about: { kind: RiskSubject; id: string } = row.target_kind === 'household' || row.target_kind === 'place' ? { kind: row.target_kind, id: row.target_id } : { kind: 'case', id: caseId };
  const watched = row.target_kind === 'risk' ? await lockRisk(trx, row.target_id) : await watchOver(trx, about.kind, about.id);
  const [by, data] = [context.viewer.personId, { visit: row.id, incident: number }];
  if (watched && watched.stage !== 'struckOff') {
    if (isWorse(colour, watched.colour)) await alterRisk(trx, keys, watched, { what: 'coloured', colour, by, at: context.now, data, texts: { reason: text } }, rules);
    return;
  }
  const ownerId = colour === 'green' ? (row.worker_id ?? by) : await ownerFor(trx, colour, place.path, context.now);
  await openRisk(trx, keys, { aboutKind: about.kind, aboutId: about.id, grid: { id: place.areaId, path: place.path }, colour, ownerId, ownerUnit: null, texts: { what: text } }, { ...rules, by, at: context.now });
}
