import type { Transaction } from 'kysely';
import { Calendars } from '../../db/calendars.ts';
import type { LockedCommand } from '../../db/command-log.ts';
import { answerCommand, lockCommand } from '../../db/command-log.ts';
import type { Db } from '../../db/connect.ts';
import { holdEpoch } from '../../db/epoch.ts';
import type { KeyRing } from '../../db/keys.ts';
import { Packs } from '../../db/packs.ts';
import type { Database } from '../../db/tables.ts';
import type { LockedVisit } from '../../db/visits/locked-visit.ts';
import { ringOfNew } from '../../db/rush.ts';
import { lockVisit, setVisitAlarm, visitSeen } from '../../db/visits/locked-visit.ts';
import { theClock, theSystem } from '../../domain/case/actor.ts';
import { hex } from '../../domain/case/chain.ts';
import type { Answer, Turn } from '../../domain/case/contract.ts';
import type { RefusalCode } from '../../domain/case/refusals.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { visitActions } from '../../domain/visit/commands.ts';
import type { VisitContext, VisitDecision } from '../../domain/visit/context.ts';
import { decideVisit } from '../../domain/visit/decide.ts';
import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import { lookAtVisit } from '../../domain/visit/look.ts';
import { openingLine, replanned } from '../../domain/visit/opening.ts';
import { nextVisitAlarm } from '../../domain/visit/owed.ts';
import type { Hands } from '../apply-command.ts';
import type { Asker } from '../context-for.ts';
import type { Working } from '../working.ts';
import { keepRisks } from './keep-risks.ts';
import { keepSamples } from './keep-samples.ts';
import { keepIncidents } from './open-incidents.ts';
import type { Waiting } from './open-incidents.ts';
import { recordVisit } from './record-visit.ts';
import { visitContextFor } from './visit-context.ts';

type Trx = Transaction<Database>;

export interface VisitHandsWish {
  db: Db;
  keys: KeyRing;
  now?: () => number;
  /** Told, once it is committed, of an incident that a visit brought about: to open it now and not with the next round. */
  opened?: (waiting: Waiting) => void;
}

const theClockAsks: Asker = { viewer: { kind: 'clock', personId: null, grants: [], reporter: false }, actor: theClock };

/**
 * The same turn as a case's, for visits (`turn.caseId` is the visit's id): one transaction, a refusal is an answer, the same turn again gets
 * the answer that the first one got. Whoever comes first, a person or the clock, writes the first line of a visit that was only planned.
 */
export function createVisitHands({ db, keys, now, opened = () => undefined }: VisitHandsWish): Hands {
  const documents = { packs: new Packs(), calendars: new Calendars() };
  const epoch = holdEpoch(db);
  return {
    async turn(turn, { at } = {}) {
      const waiting: Waiting[] = [];
      const answer = await db.transaction().execute(async (trx) => {
        waiting.length = 0;
        await epoch.check(trx);
        const working: Working = { ...documents, keys, at: at ?? now?.(), told: at !== undefined };
        return turn.kind === 'command' ? act(trx, working, turn, waiting) : look(trx, working, turn.caseId, waiting);
      });
      waiting.forEach(opened);
      return answer;
    },
  };
}

async function act(trx: Trx, working: Working, { caseId: visitId, commandId }: Turn, waiting: Waiting[]): Promise<Answer> {
  const command = await lockCommand(trx, working.keys, commandId);
  if (!command) throw new Error(`no command ${commandId} was written down`);
  if (command.answer) return command.answer;
  if (command.caseId !== visitId) throw new Error(`command ${commandId} is for another visit`);
  const action = visitActions.find((name) => name === command.action);
  if (!action) throw new Error(`command ${commandId} asks for nothing we know`);
  const taken = await take(trx, working, visitId, { asker: command, idsFrom: commandId, worker: workerIn(command, action) });
  if (!taken) throw new Error(`no visit ${visitId}`);
  const { visit, context, before, actorName } = taken;
  const decision = decideVisit(before.state, commandOf(command, action), context);
  if ('refused' in decision) {
    const answer = await told(trx, before, decision.refused.code);
    await answerCommand(trx, commandId, answer, decision.refused);
    return answer;
  }
  const answer = await told(trx, await write(trx, working, { visit: { own: before, others: visit.others }, context, decision, commandId, actorName, waiting }));
  await answerCommand(trx, commandId, answer, null);
  return answer;
}

/** Writes what the clock owes by now, or nothing: looking early, late or twice changes nothing. */
async function look(trx: Trx, working: Working, visitId: string, waiting: Waiting[]): Promise<Answer> {
  const taken = await take(trx, working, visitId, { asker: theClockAsks, idsFrom: visitId });
  if (!taken) return takenBack;
  const { visit, context, before } = taken;
  if (before.state.over) return told(trx, before);
  const decision = lookAtVisit(before.state, context);
  if (decision.entries.length > 0) return told(trx, await write(trx, working, { visit: { own: before, others: visit.others }, context, decision, commandId: null, actorName: null, waiting }));
  const alarmAt = nextVisitAlarm(before.state, context);
  if (alarmAt !== before.alarmAt) await setVisitAlarm(trx, visitId, alarmAt);
  return told(trx, { ...before, alarmAt });
}

/** Planning took the visit back between its start and its first line: there is nothing to lead. */
const takenBack: Answer = { refused: null, seq: 0, head: '', seen: { seq: 0, alarmAt: null, over: true } };

/** The visit, locked, if there still is one, with its first line written where it had none and with what planning changed about it since. */
async function take(trx: Trx, working: Working, visitId: string, asking: Parameters<typeof visitContextFor>[3]) {
  const visit = await lockVisit(trx, working.keys, visitId);
  if (!visit) return undefined;
  const { context, actorName } = await visitContextFor(trx, working, visit, asking);
  const standing = context.door.duties.filter((duty) => duty.visitId === visitId);
  const entries: NewVisitEntry[] = visit.own.state === null
    ? [openingLine(plannedOf(visit.own, standing), { now: context.now, calendar: context.calendar, actor: asking.asker.actor })]
    : visit.own.state.over ? [] : replanned(visit.own.state, standing, { now: context.now, actor: theSystem });
  const before = entries.length > 0 ? await recordVisit(trx, working, { before: visit.own, entries, context, commandId: null, actorName }) : (visit.own as LockedVisit & { state: NonNullable<LockedVisit['state']> });
  return { visit, context, before, actorName };
}

/** A planned visit as its first line tells it. */
export function plannedOf({ row, place }: Pick<LockedVisit, 'row' | 'place'>, duties: VisitContext['door']['duties']): Parameters<typeof openingLine>[0] {
  return {
    id: row.id, target: { kind: row.target_kind, id: row.target_id }, window: { from: row.window_from.getTime(), to: row.window_to.getTime() }, duties,
    pack: { id: row.pack_id, version: row.pack_version }, place, worker: row.worker_id, care: row.care, unplanned: row.unplanned, supplements: row.supplements,
    slot: row.slot_at?.getTime() ?? null,
  };
}

interface Writing {
  visit: { own: LockedVisit; others: readonly LockedVisit[] };
  context: VisitContext;
  decision: Exclude<VisitDecision, { refused: unknown }>;
  commandId: string | null;
  actorName: string | null;
  waiting: Waiting[];
}

async function write(trx: Trx, working: Working, { visit, context, decision, commandId, actorName, waiting }: Writing): Promise<LockedVisit> {
  const kept = await keepIncidents(trx, working, visit.own, { opens: decision.opens, context }, decision.entries);
  waiting.push(...kept.waiting);
  const after = await recordVisit(trx, working, { before: visit.own, entries: kept.entries, context, commandId, actorName });
  await keepSamples(trx, after, context, kept.entries);
  await keepRisks(trx, working, { visit: after, context, opens: decision.opens }, kept.entries);
  for (const { visitId, entries } of decision.kin) {
    const other = visit.others.find(({ row }) => row.id === visitId);
    if (!other) throw new Error(`visit ${visitId} was not locked`);
    const pack = await working.packs.get(trx, { id: other.row.pack_id, version: other.row.pack_version });
    await recordVisit(trx, working, { before: other, entries, context: { ...context, pack }, commandId, actorName });
  }
  return after;
}

/** What a turn is told: the visit as it stands now, when to look again, and why nothing happened where nothing did. */
async function told(trx: Trx, visit: LockedVisit, refused: RefusalCode | null = null): Promise<Answer> {
  const seen = visitSeen(visit);
  return { refused, seq: visit.state?.seq ?? 0, head: hex(visit.head), seen: { ...seen, alarmAt: await ringOfNew(trx, 'visit', seen.alarmAt) } };
}

const commandOf = ({ body, ifMatch }: LockedCommand, action: VisitAction) => ({ action, body, ...(ifMatch === undefined ? {} : { ifMatch }) });

/** Whom a visit is to be handed to, before the body was checked. */
function workerIn({ body }: LockedCommand, action: VisitAction): string | undefined {
  const to = action === 'hand' && typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['to'] : undefined;
  return typeof to === 'string' && to.length <= 200 && !to.includes('\u0000') && to.isWellFormed() ? to : undefined;
}
