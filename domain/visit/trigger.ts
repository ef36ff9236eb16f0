import { nominalSeconds, parseBudget } from '../calendar/budget.ts';
import type { Budget } from '../calendar/budget.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { due } from '../clock/stopwatch.ts';
import { parseRung } from '../clock/rung.ts';
import type { MethodPack } from '../pack/pack.ts';
import { cadenceOf } from './cadence.ts';
import type { Duty, Period } from './duty.ts';
import { dayAt, startOf } from './period.ts';

/** A duty before it has an id and a state. */
export type Owing = Pick<Duty, 'kind' | 'code'> & Period & { causeId: string };

export interface Triggering {
  pack: MethodPack;
  /** The calendar of the pack, for limits in working hours. */
  calendar: Calendar;
  /** Code of the trigger 必到, or of a follow-up class (H21–H23) that an incident brought about. */
  code: string;
  at: number;
  /** What makes it unique: the id of the trigger's report, or of the incident. */
  causeId: string;
}

/**
 * What one of the 必到 triggers brings about (000-17, 001-12): somebody arrives within its limit, and where a follow-up class belongs to
 * it, comes back at that class's offsets, counted from the trigger. Empty for a code that the pack does not know, or that is off.
 */
export function triggered(asked: Triggering): Owing[] {
  const { pack, code } = asked;
  const trigger = pack.triggers.find((one) => one.code === code);
  if (trigger) return [arrival(asked, code, trigger.arriveWithin), ...(trigger.followUp ? followUps({ ...asked, code: trigger.followUp }) : [])];
  const cadence = cadenceOf(pack, code);
  if (!cadence?.on || cadence.count !== 'triggered') return [];
  return [...(cadence.arriveWithin ? [arrival(asked, code, cadence.arriveWithin)] : []), ...followUps(asked)];
}

function arrival({ calendar, at, causeId }: Triggering, code: string, within: Budget): Owing {
  const to = due({ calendar, start: at, budget: within });
  return { kind: 'trigger', code, period: causeId, causeId, from: at, to: to ?? at + nominalSeconds(within) * 1_000 };
}

/** The visits at the offsets of a class, each until the end of its day, open when most of its time has passed. */
export function followUps({ pack, calendar, code, at, causeId }: Triggering): Owing[] {
  const cadence = cadenceOf(pack, code);
  if (!cadence?.on) return [];
  const { share } = parseRung(pack.visits.followUpFrom);
  return (cadence.followUps ?? []).map((offset) => {
    const { from, to } = offsetWindow(offset, at, share, calendar.zone);
    return { kind: 'followUp', code, period: `${causeId}+${offset.replace(' ', '')}`, causeId, from, to };
  });
}

function offsetWindow(offset: Budget, at: number, share: number, zone: string): { from: number; to: number } {
  const { amount, unit } = parseBudget(offset);
  const seconds = nominalSeconds(offset);
  if (unit !== 'd') return { from: at + Math.floor(seconds * share * 10), to: at + seconds * 1_000 };
  const day = dayAt(at, zone);
  return { from: startOf(day + Math.floor((amount * share) / 100), zone), to: startOf(day + amount + 1, zone) };
}
