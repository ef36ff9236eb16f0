import type { MethodPack } from '../domain/pack/pack.ts';
import type { Db } from './connect.ts';
import type { KeyRing } from './keys.ts';
import type { PackRef } from './packs.ts';
import { endReviews, oweReview, settleReviews } from './risk-reviews.ts';
import type { NewRisk, RiskChange, RiskFound } from './risks.ts';
import { changeRisk, findRisk, insertRisk } from './risks.ts';

/** By what a risk is reviewed. */
export interface Rules { pack: MethodPack; ref: PackRef; zone: string }

/** Puts something under watch, with the review that it owes first. @throws when it is already (SQLSTATE 23505) */
export async function openRisk(trx: Db, keys: KeyRing, risk: Omit<NewRisk, 'reviewDueAt'>, { by, at, ...rules }: Rules & { by: string | null; at: number }): Promise<string> {
  const id = await insertRisk(trx, keys, { ...risk, reviewDueAt: null }, by, at);
  const due = await oweReview(trx, { ...rules, risk: { id, path: risk.grid.path, gridId: risk.grid.id, ownerId: risk.ownerId }, colour: risk.colour, at, reviewed: false });
  await dueBy(trx, id, due);
  return id;
}

/**
 * A change of a risk with what it means for its reviews: another colour is reviewed in another rhythm, one that was made is counted from, one
 * that was struck off is reviewed no more. `settled`: its visit has discharged the review already.
 */
export async function alterRisk(trx: Db, keys: KeyRing, risk: RiskFound, change: Omit<RiskChange, 'reviewDueAt'>, rules: Rules, { settled = false } = {}): Promise<void> {
  await changeRisk(trx, keys, risk, change);
  const { what, at, colour } = change;
  if (what === 'struckOff') return endReviews(trx, risk.id, at);
  if (what !== 'coloured' && what !== 'reviewed') return;
  if (what === 'reviewed' && !settled) await settleReviews(trx, risk.id, at);
  const now = (await findRisk(trx, risk.id))!;
  await dueBy(trx, risk.id, await oweReview(trx, { ...rules, risk: now, colour: colour ?? risk.colour, at, reviewed: what === 'reviewed' }));
}

async function dueBy(trx: Db, id: string, due: number | null): Promise<void> {
  await trx.updateTable('risk').set({ review_due_at: due === null ? null : new Date(due) }).where('id', '=', id).execute();
}
