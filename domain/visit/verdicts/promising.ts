import { parseInstant } from '../../calendar/instant.ts';
import { DAY } from '../../calendar/day.ts';
import { wallOf } from '../../calendar/zone.ts';
import { refuse } from '../../case/refusals.ts';
import type { MethodPack } from '../../pack/pack.ts';
import { iso } from '../look.ts';
import { walksHere } from '../parts.ts';
import { mayBeginAt } from '../state.ts';
import type { VisitVerdict } from '../verdict.ts';
import { invalidFields, lines, no, problem } from '../verdict.ts';

const minutesOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));

/** Nobody is promised a visit at night; the quiet hours may run over midnight. */
export function isQuiet(at: number, zone: string, { visits: { quiet } }: Pick<MethodPack, 'visits'>): boolean {
  const minute = Math.floor((((wallOf(zone, at) % DAY) + DAY) % DAY) / 60_000);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}

export const plan: VisitVerdict<'plan'> = ({ state, body, context, now, zone }) => {
  const slot = parseInstant(body.slot)!;
  if (slot <= now) return invalidFields(problem('slot', 'inThePast'));
  if (slot < mayBeginAt(state)) return invalidFields(problem('slot', 'beforeItsDuty'));
  if (isQuiet(slot, zone, context.pack)) return invalidFields(problem('slot', 'quietHours'));
  return lines({ type: 'Planned', data: { slot: iso(slot) } });
};

export const start: VisitVerdict<'start'> = ({ state, now }) => (now < mayBeginAt(state) ? no(refuse('notNow', 'beforeItsDuty')) : lines({ type: 'Started', data: {} }));

/** Only somebody who walks this grid can be given a visit in it. */
export const hand: VisitVerdict<'hand'> = ({ state, body, context }) => {
  const found = context.worker(body.to);
  if (!found) return invalidFields(problem('to', 'unknownPerson'));
  if (!walksHere(found.grants, context.path)) return invalidFields(problem('to', 'outOfReach'));
  if (found.id === state.worker) return invalidFields(problem('to', 'hasItAlready'));
  return lines({ type: 'Handed', data: { from: state.worker, to: found.id } });
};
