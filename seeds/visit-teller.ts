import { createHash } from 'node:crypto';
import { claimCommand } from '../db/command-log.ts';
import { findPerson, viewerOf } from '../db/people.ts';
import type { Answer } from '../domain/case/contract.ts';
import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { TellerDeps } from './teller.ts';
import type { Deed } from './visit-fates.ts';

/** An incident that a visit brought about; somebody may be owed a word about it. */
interface Born { caseId: string; number: string; category: string | null; owesWord: boolean }

export interface VisitTellerDeps extends Omit<TellerDeps, 'hands'> {
  hands: TellerDeps['hands'];
  /** The hands of visits. */
  visitHands: TellerDeps['hands'];
}

export type VisitTeller = ReturnType<typeof createVisitTeller>;

const minute = 60_000;
/** The road of an incident that came of a visit, in minutes after it. */
const road = [
  [30, 'dispatcher', 'accept', {}], [50, 'dispatcher', 'dispatch', { lead: 'urban', person: 'clerk' }], [80, 'clerk', 'sign', {}], [110, 'clerk', 'contact', { text: '已与住户联系' }],
  [290, 'clerk', 'feedBack', { result: 'fixed', text: '已处理' }], [330, 'verifier', 'pass', { method: 'visit', informed: '已上门告知' }],
] as const;

/** The same id for the same words; its first 48 bits are the instant. */
function idOf(text: string, at: number): string {
  const hex = at.toString(16).padStart(12, '0') + createHash('sha256').update(text).digest('hex').slice(0, 20);
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** Does deeds about visits with the real verbs, the clock passed in: before each, the visit is looked at whenever it owed something. */
export function createVisitTeller({ db, keys, hands, visitHands, now }: VisitTellerDeps) {
  const viewers = new Map<string, Promise<{ viewer: Viewer; actor: Actor }>>();
  const cases = new Map<string, Answer['seen']>();
  const whoIs = (ref: string) => {
    const known = viewers.get(ref) ?? seek(ref);
    viewers.set(ref, known);
    return known;
  };
  async function seek(ref: string): Promise<{ viewer: Viewer; actor: Actor }> {
    const person = await findPerson(db, ref);
    const viewer = person && (await viewerOf(db, person.id, now));
    if (!person || !viewer) throw new Error(`the demo has no account ${ref}`);
    const grant = viewer.grants[0];
    return { viewer, actor: { kind: 'person', id: person.id, ...(grant ? { role: grant.role, ...(grant.areaId ? { area: grant.areaId } : {}), ...(grant.unit ? { unit: grant.unit } : {}) } : {}) } };
  }

  /** What the clock owes a stream up to an instant, each at its own time. */
  async function ring(turn: TellerDeps['hands'], stream: string, seen: Answer['seen'], until: number): Promise<Answer['seen']> {
    let at = seen;
    for (let left = 40; left > 0 && !at.over && at.alarmAt !== null && at.alarmAt <= until; left -= 1) {
      at = (await turn.turn({ kind: 'look', caseId: stream, commandId: idOf(`${stream} look ${at.seq}`, at.alarmAt) }, { at: at.alarmAt })).seen;
    }
    return at;
  }

  async function act(turn: TellerDeps['hands'], { at, stream, who, action, body, visit }: { at: number; stream: string; who: string; action: string; body: unknown; visit: boolean }): Promise<Answer | null> {
    const { viewer, actor } = await whoIs(who);
    const claimed = await claimCommand(db, keys, {
      caller: viewer.personId!, key: idOf(`${stream} ${action} ${at}`, at), fingerprint: `demo ${stream} ${action}`, caseId: stream, ...(visit ? { stream: 'visit' as const } : {}), action, body, viewer, actor, receivedAt: at,
    });
    return claimed.kind === 'new' || claimed.kind === 'waiting' ? turn.turn({ kind: 'command', caseId: stream, commandId: claimed.commandId }, { at }) : null;
  }

  /** An incident of a visit runs its road, and whoever asked for it is told; one of these days is still under way. */
  async function followUp({ caseId, number, category, owesWord }: Born, visit: Deed): Promise<void> {
    let seen = (await hands.turn({ kind: 'open', caseId, commandId: caseId }, { at: visit.at })).seen;
    for (const [after, who, action, body] of road) {
      const at = visit.at + after * minute;
      if (at > now - 3 * 24 * 60 * minute) break;
      seen = await ring(hands, caseId, seen, at);
      const answer = await act(hands, { at, stream: caseId, who, action, body: action === 'accept' ? { category } : body, visit: false });
      if (answer?.refused) throw new Error(`${who} may not ${action} ${number} (${answer.refused})`);
      seen = answer?.seen ?? seen;
      if (action === 'pass' && owesWord) await act(visitHands, { at: at + 60 * minute, stream: visit.visit, who: visit.who, action: 'tell', body: { text: '已处理好', incident: number }, visit: true });
    }
    cases.set(caseId, seen);
  }

  /** Incidents that a deed brought about: those of its visit that nobody has opened. */
  async function bornOf({ visit, body }: Deed): Promise<Born[]> {
    if (body['needs'] === undefined && body['outcome'] !== 'away') return [];
    const { state } = await db.selectFrom('visit').select('state').where('id', '=', visit).executeTakeFirstOrThrow();
    return (state as { followUps: Born[] } | null)?.followUps ?? [];
  }

  return {
    /** The clock's part up to an instant, from what the row says. */
    ringVisit: (visit: string, seen: Answer['seen'], until: number) => ring(visitHands, visit, seen, until),

    /** @returns what the visit should be looked at for next; undefined where the rules did not allow it (it was answered for by another) */
    async tell(deed: Deed, seen: Answer['seen']): Promise<Answer['seen'] | undefined> {
      await ring(visitHands, deed.visit, seen, deed.at);
      const answer = await act(visitHands, { at: deed.at, stream: deed.visit, who: deed.who, action: deed.action, body: deed.body, visit: true });
      if (answer !== null && !answer.refused) for (const born of await bornOf(deed)) await followUp(born, deed);
      return answer === null || answer.refused ? undefined : answer.seen;
    },

    /** Incidents that are still open ring until now. */
    async ringCases(): Promise<void> {
      for (const [caseId, seen] of cases) await ring(hands, caseId, seen, now);
    },
  };
}
