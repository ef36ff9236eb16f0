import type { Context } from '../domain/case/context.ts';
import { awaited } from '../domain/case/awaited.ts';
import { nextAlarm } from '../domain/case/alarm.ts';
import { isOpen, mainClock } from '../domain/case/main-clock.ts';
import type { CaseState } from '../domain/case/state.ts';
import { isPaused, ringOf, stopwatchOf } from '../domain/case/stopwatch-of.ts';
import { ringAt } from '../domain/clock/stopwatch.ts';
import { categoryOf } from '../domain/pack/limits.ts';
import type { PublicState } from './tables/cases.ts';

type Given = Pick<Context, 'pack' | 'calendarOf'>;

const day = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** A case yellows at this share of its budget, whatever its ladder says. */
const warningShare = '70%';

/**
 * The row that lists are read from: everything of it follows from the folded state, the pack and the calendars that the state names, so that
 * verifying can write it again and compare. Of the confidential lane no text leaves the sealed part.
 */
export function rowOf(state: CaseState, given: Given) {
  const { private: texts, ...shown } = state;
  const clock = mainClock(state);
  const [l1 = state.place.areaId, l2 = null, l3 = null, l4 = null, l5 = null] = state.place.path;
  const inOpenLane = state.lane === 'open';
  return {
    id: state.id, number: state.number, seq: state.seq, status: state.status, lane: state.lane, category: state.category,
    major: categoryOf(given.pack, state.category)?.major ?? null, severity: state.severity, profile: state.profile,
    pack_id: state.pack.id, pack_version: state.pack.version, channel: state.channel, l1, l2, l3, l4, l5, area_id: state.place.areaId,
    lead: state.lead, person_id: state.person, units: state.units, reporter_person_id: state.reporter.personId, chief: state.chief,
    height: state.height, owner_level: state.ownerLevel, unclear_owner: state.unclearOwner,
    due_at: clock ? day(ringOf(clock, given)) : null, due_clock: clock?.name ?? null,
    warn_at: clock ? day(ringAt(stopwatchOf(clock, given), warningShare)) : null, paused: clock ? isPaused(clock) : false,
    next_alarm_at: day(state.over ? null : nextAlarm(state, given)), open: isOpen(state), over: state.over,
    waiting_for: awaited(state), follow_ups: state.followUps, parent: state.parent,
    description: inOpenLane ? (texts.description ?? null) : null, address: inOpenLane ? (texts.address ?? null) : null,
    lng: state.location?.lng ?? null, lat: state.location?.lat ?? null, result: state.result?.code ?? null,
    solved: state.result === null ? null : (given.pack.results.find(({ code }) => code === state.result?.code)?.solved ?? false),
    created_at: new Date(state.createdAt), updated_at: new Date(state.updatedAt), closed_at: day(state.closedAt), state: shown satisfies PublicState,
  };
}

export type ProjectedRow = ReturnType<typeof rowOf>;
