import type { Db } from '../connect.ts';

/** Reminders of a visit that still wait have lost their meaning: somebody was there, or nobody need go. */
export async function cancelVisitReminders(trx: Db, visitId: string): Promise<void> {
  await trx.updateTable('notice').set({ state: 'cancelled' }).where('case_id', '=', visitId).where('state', '=', 'waiting')
    .where('template', 'in', ['visit.DueSoon', 'visit.BecameOverdue', 'visit.Escalated', 'visit.SlotNear', 'visit.RetryOwed']).execute();
}
