import type { MethodPack } from '../pack/pack.ts';
import { cadenceOf, everyOf, gapDays, heldAt, isCalendarPeriod } from './cadence.ts';
import type { Held } from './cadence.ts';
import type { Duty } from './duty.ts';
import { isLive } from './duty.ts';
import { daysBetween } from './period.ts';
import type { Outcome } from './status.ts';
import { isLate, isRemote, outcomeTable } from './status.ts';

/** A visit that took place. */
export interface Knock { occurredAt: number; outcome: Outcome }

/** An earlier visit that discharged a duty of this class here. */
export interface Earlier { code: string; occurredAt: number; remote: boolean }

/** Why a duty was not discharged by a visit that was nevertheless recorded. */
export type Undischarged = 'notYet' | 'gap' | 'outcome' | 'refusedKeepsIt' | 'remoteShare' | 'oneForEach' | 'settled';

export interface Verdict { id: string; code: string; discharged: boolean; late: boolean; lapses: boolean; why?: Undischarged }

export interface Rules {
  pack: MethodPack;
  zone: string;
  /** Circumstances of classes here (a severe disability, the season): those count that held when the visit took place. */
  circumstances?: readonly Held[];
}

/**
 * Which of somebody's duties a visit discharges (000-14): every one whose window has begun, a late one too, but of each
 * class one only, so that one knock is never two months' visits. Where the window before was missed, a visit in the first half of the new
 * one makes up for it; later it is the new one's, and what was missed lapses: it stays a missed one. (The halves are a proposal.)
 */
export function discharge(knock: Knock, duties: readonly Duty[], earlier: readonly Earlier[], rules: Rules): Verdict[] {
  const before = earlier.filter(({ occurredAt }) => occurredAt <= knock.occurredAt);
  const hindrances = new Map(duties.map((duty) => [duty, hindrance(knock, duty, before, rules)]));
  const free = duties.filter((duty) => hindrances.get(duty) === undefined);
  const chosen = new Map([...Map.groupBy(free, keyOf)].map(([key, rivals]) => [key, oneOf(rivals, knock.occurredAt)]));
  return duties.map((duty) => {
    const winner = chosen.get(keyOf(duty));
    const discharged = winner === duty;
    const lapses = !discharged && winner !== undefined && isLive(duty) && duty.to <= winner.from;
    const why = discharged ? {} : { why: hindrances.get(duty) ?? 'oneForEach' };
    return { id: duty.id, code: duty.code, discharged, late: discharged && isLate(knock.occurredAt, duty.to), lapses, ...why };
  });
}

/** Follow-ups and tasks are each a thing of their own; of a class there is one rhythm. */
const keyOf = ({ kind, code, period }: Duty): string => (kind === 'cadence' || kind === 'review' ? code : `${code}|${period}`);

function oneOf(rivals: readonly Duty[], at: number): Duty {
  const inOrder = rivals.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const [newest, missed] = [inOrder.at(-1)!, inOrder.at(-2)];
  const isRecent = missed !== undefined && missed.to <= newest.from && newest.from - missed.to < missed.to - missed.from;
  return isRecent && at < (newest.from + newest.to) / 2 ? missed : newest;
}

function hindrance({ occurredAt, outcome }: Knock, duty: Duty, before: readonly Earlier[], rules: Rules): Undischarged | undefined {
  if (!isLive(duty)) return 'settled';
  if (occurredAt < duty.from) return 'notYet';
  const cadence = cadenceOf(rules.pack, duty.code);
  if (outcome === 'refused') return cadence?.refusalDischarges && duty.kind === 'cadence' ? undefined : 'refusedKeepsIt';
  if (!outcomeTable[outcome].met) return 'outcome';
  const every = cadence ? everyOf(cadence, heldAt(rules.circumstances ?? [], duty.code, occurredAt, rules.zone)) : null;
  const own = before.filter(({ code }) => code === duty.code).toSorted((one, other) => other.occurredAt - one.occurredAt);
  const gap = cadence ? gapDays(rules.pack, cadence, every) : 0;
  if (duty.kind === 'cadence' && own[0] && daysBetween(occurredAt, own[0].occurredAt, rules.zone) < gap) return 'gap';
  if (isRemote(outcome) && !mayBeRemote(duty, own, rules)) return 'remoteShare';
  return undefined;
}

/**
 * Does a call discharge it? A class with a share of its own keeps to that; a calendar class without one may be called once
 * in so many in a row (monthly: one of three); whoever must arrive, and whoever looks at a place or a risk, must be there.
 */
function mayBeRemote(duty: Duty, own: readonly Earlier[], { pack }: Rules): boolean {
  const cadence = cadenceOf(pack, duty.code);
  if (duty.kind === 'task') return true;
  if (!cadence || duty.kind === 'trigger' || duty.kind === 'review' || cadence.of !== 'household') return false;
  if (cadence.phonePercent !== undefined) return withinShare(own, cadence.phonePercent);
  if (cadence.every !== null && !isCalendarPeriod(cadence.every)) return false;
  return own.slice(0, pack.visits.remoteOneOf - 1).every(({ remote }) => !remote);
}

/** Counted over the last hundred visits, this one among them. */
function withinShare(own: readonly Earlier[], percent: number): boolean {
  const counted = own.slice(0, 99);
  return (counted.filter(({ remote }) => remote).length + 1) * 100 <= percent * (counted.length + 1);
}
