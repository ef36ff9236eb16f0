import { sql } from 'kysely';
import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { StaffReport } from '../domain/case/commands.ts';
import type { Decision, Received } from '../domain/case/context.ts';
import { openCase } from '../domain/case/decide.ts';
import { mainClock } from '../domain/case/main-clock.ts';
import type { CaseState, ClockState, Place } from '../domain/case/state.ts';
import { stopwatchOf } from '../domain/case/stopwatch-of.ts';
import { formatInstant } from '../domain/calendar/instant.ts';
import { due, isProvisional } from '../domain/clock/stopwatch.ts';
import { areaAt, findArea } from '../db/areas.ts';
import { newestCalendar } from '../db/calendars.ts';
import { insertFile, unknownFiles } from '../db/files.ts';
import { receiveReport } from '../db/intake.ts';
import type { Accepted } from '../db/intake.ts';
import { packFor } from '../db/packs.ts';
import type { CaseDesk } from './case-desk.ts';
import type { Deps } from './deps.ts';
import type { FileStore } from './file-store.ts';
import { reencode } from './photos.ts';
import { TurnBroke } from './outcome.ts';
import { Problem, invalidField } from './problem.ts';

export interface Reporting {
  /** The command's id: the same report again is the same case. */
  caseId: string;
  report: StaffReport;
  photos: readonly Buffer[];
  viewer: Viewer;
  actor: Actor;
}

/**
 * `expectedBy` is the due of the running clock named in `expectedClock`; both are null while no clock runs. `provisional` where the holidays
 * of that day are not published yet.
 */
export interface Expected { expectedBy: string | null; expectedClock: string | null; provisional?: true }

export interface Taken extends Expected {
  accepted: Accepted;
  /** False while the engine is away: the report is kept and starts by itself. */
  opened: boolean;
  confidential: boolean;
}

/** Taking in reports: kept first, then opened as a case, so that none is lost whatever is away. */
export interface Reception {
  /** @throws Problem invalid, forbidden, unsupported, tooLarge */
  take: (reporting: Reporting) => Promise<Taken>;
  /** When somebody will have looked at a report that waits to become a case. */
  expectedOf: (received: Omit<Received, 'sealed'>) => Promise<Expected>;
}

/** Milliseconds that a reporter waits for the engine; after that the report is kept and starts by itself. */
const patience = 3_000;

const stranger: Pick<Reporting, 'viewer' | 'actor'> = { viewer: { kind: 'resident', personId: null, grants: [], reporter: true }, actor: { kind: 'resident' } };

export function createReception({ db, keys, conductor }: Deps, desk: CaseDesk, files: FileStore): Reception {
  /** The first lines as the turn will write them, without writing them. */
  const rehearse = async (received: Received, { viewer, actor }: Pick<Reporting, 'viewer' | 'actor'>) => {
    const pack = await desk.packs.get(db, received.pack);
    const calendar = await newestCalendar(db, pack.calendar);
    await desk.calendars.read(db, [calendar]);
    const lookups = { unit: () => undefined, person: () => undefined, area: () => undefined, household: () => undefined, case: () => undefined };
    return openCase(received, { now: received.receivedAt, pack, calendar, calendarOf: desk.calendars.of, viewer, actor, lookups });
  };

  const expectedIn = (state: CaseState): Expected => expectation(state, desk);

  const placeOf = async ({ area: ref, location }: StaffReport, viewer: Viewer): Promise<Place> => {
    const named = ref === undefined ? undefined : await findArea(db, ref);
    if (ref !== undefined && !named) throw invalidField('area', 'unknownArea');
    const at = location ? await areaAt(db, location) : undefined;
    if (named) return placeIn(at?.path.includes(named.id) ? at : named);
    if (at) return placeIn(at);
    const own = viewer.grants.find(({ areaId }) => areaId !== null);
    return own ? { areaId: own.areaId!, path: own.areaPath } : placeIn(await areaAt(db, null));
  };

  const keep = async (photos: readonly Buffer[], by: string | null): Promise<string[]> => {
    const hashes: string[] = [];
    for (const photo of photos) {
      const { sha256, bytes, type } = await reencode(photo);
      await files.put(sha256, bytes);
      const { wasErased } = await insertFile(db, { sha256, bytes: bytes.length, type, storedBy: by });
      if (wasErased) await files.put(sha256, bytes);
      hashes.push(sha256);
    }
    return hashes;
  };

  /** A report that breaks while it is opened is kept all the same: it is tried again, and the reporter need not know. */
  const openNow = async ({ caseId, number }: Accepted): Promise<boolean> => {
    try {
      const outcome = await conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId }, { deadlineMs: patience });
      return outcome.kind === 'answer' || outcome.kind === 'gone';
    } catch (failure) {
      if (failure instanceof TurnBroke) return false;
      throw failure;
    }
  };

  return {
    expectedOf: async (received) => {
      const decision = await rehearse({ ...received, sealed: { description: '' } }, stranger);
      return 'refused' in decision ? { expectedBy: null, expectedClock: null } : expectedIn(decision.state);
    },

    take: async ({ caseId, report, photos, viewer, actor }) => {
      const { rows } = await sql<{ now: number }>`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db);
      const receivedAt = rows[0]!.now;
      const place = await placeOf(report, viewer);
      const unknown = await unknownFiles(db, report.evidence ?? []);
      if (unknown[0] !== undefined) throw invalidField(`evidence.${report.evidence?.indexOf(unknown[0])}`, 'unknownFile');
      const pack = await packFor(db, place.path, receivedAt);
      const draft = receivedOf(report, { viewer, caseId, receivedAt, place, pack, evidence: report.evidence ?? [] });
      refuseUnless(await rehearse(draft, { viewer, actor }));
      const evidence = [...new Set([...draft.evidence, ...(await keep(photos, viewer.personId))])];
      const accepted = await receiveReport(db, keys, { ...draft, evidence, viewer, actor });
      const first = await rehearse({ ...draft, receivedAt: accepted.receivedAt, place: accepted.place, pack: accepted.pack }, { viewer, actor });
      if ('refused' in first) throw new Error('a report was refused after it was taken');
      const opened = await openNow(accepted);
      return { accepted, opened, confidential: first.state.lane === 'confidential', ...expectedIn(first.state) };
    },
  };
}

/** The deadline that a reporter is told: of the stage that the case stands in. */
export const expectation = (state: CaseState, desk: Pick<CaseDesk, 'calendars'>): Expected =>
  expectedFrom(mainClock(state) ?? state.clocks.findLast(({ name }) => name === 'handle'), desk);

/** The due of one clock of a case. */
export function expectedFrom(clock: ClockState | undefined, { calendars }: Pick<CaseDesk, 'calendars'>): Expected {
  if (!clock) return { expectedBy: null, expectedClock: null };
  const watch = stopwatchOf(clock, { calendarOf: calendars.of });
  const at = due(watch);
  return { expectedBy: at === null ? null : formatInstant(at, watch.calendar.zone), expectedClock: clock.name, ...(isProvisional(watch) && { provisional: true }) };
}

const placeIn = ({ id, path }: { id: string; path: string[] }): Place => ({ areaId: id, path });

function refuseUnless(decision: Decision): void {
  if (!('refused' in decision)) return;
  const { code, why, errors } = decision.refused;
  throw new Problem(code, { why, ...(errors && { errors }) });
}

function receivedOf(report: StaffReport, given: Pick<Received, 'caseId' | 'receivedAt' | 'place' | 'pack' | 'evidence'> & { viewer: Viewer }): Received {
  const { viewer, ...rest } = given;
  const { description, address, reporter } = report;
  const isStaff = viewer.kind === 'person';
  return {
    ...rest,
    number: '',
    channel: report.channel ?? (isStaff ? 'patrol' : 'resident'),
    category: report.category ?? null,
    severity: report.severity ?? 'general',
    location: report.location ?? null,
    onSpot: report.onSpot ?? false,
    reporter: { kind: isStaff ? 'person' : 'resident', personId: viewer.personId, onBehalf: report.onBehalf ?? false, reachable: reporter?.phone !== undefined || (isStaff && !report.onBehalf) },
    sealed: {
      description,
      ...(address === undefined ? {} : { address }),
      ...(reporter?.name === undefined ? {} : { reporterName: reporter.name }),
      ...(reporter?.phone === undefined ? {} : { reporterPhone: reporter.phone }),
    },
  };
}
