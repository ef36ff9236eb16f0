import type { Grant, Viewer } from '../../../domain/case/actor.ts';
import { officeCalendar } from '../../../domain/calendar/chinese.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';
import type { MethodPack } from '../../../domain/pack/pack.ts';
import { cadenceOf } from '../../../domain/visit/cadence.ts';
import type { VisitAction } from '../../../domain/visit/commands.ts';
import type { DoorDuty, Opening, VisitContext, VisitDecision, VisitKin } from '../../../domain/visit/context.ts';
import { decideVisit, openVisitActions } from '../../../domain/visit/decide.ts';
import type { Earlier } from '../../../domain/visit/discharge.ts';
import { endedDuties } from '../../../domain/visit/ended-duties.ts';
import type { NewVisitEntry } from '../../../domain/visit/entries.ts';
import { foldVisit } from '../../../domain/visit/fold.ts';
import { lookAtVisit } from '../../../domain/visit/look.ts';
import { openingLine } from '../../../domain/visit/opening.ts';
import { nextVisitAlarm } from '../../../domain/visit/owed.ts';
import type { VisitState } from '../../../domain/visit/state.ts';
import { at } from './owed.ts';

export const grid = ['county', 'town1', 'village1', 'grid1'];
const over = (role: string, path: readonly string[]): Grant => ({ role, areaId: path.at(-1)!, areaPath: [...path], unit: null, employment: role === 'parttimer' ? 'part' : 'full' });
const staff = {
  worker: [over('worker', grid)], worker3: [over('worker', grid)], parttimer: [over('parttimer', grid)], leader: [over('leader', grid)], desk: [over('desk', grid.slice(0, 3))],
  verifier: [over('verifier', grid.slice(0, 2))], county: [over('county', grid.slice(0, 1))], worker2: [over('worker', ['county', 'town2', 'village2', 'grid2'])],
  clerk: [{ ...over('clerk', []), areaId: null, unit: 'urban' }],
} satisfies Record<string, Grant[]>;
export type VisitStaff = keyof typeof staff;
export const visitStaff = Object.keys(staff) as VisitStaff[];
export const visitViewer = (who: VisitStaff): Viewer => ({ kind: 'person', personId: who, grants: staff[who], reporter: false });

const calendar = { id: 'cn-office', version: 1 };

export interface Wish { codes?: readonly string[]; from?: number; to?: number; duties?: DoorDuty[]; pack?: MethodPack; worker?: string | null; unplanned?: boolean; now?: number; others?: VisitState[] }

/** One visit as the engine would lead it, with what is owed at its door; alarms ring at their own instants. */
export class Visiting {
  state: VisitState;
  now: number;
  entries: NewVisitEntry[] = [];
  opens: Opening[] = [];
  kin: VisitKin[] = [];
  duties: DoorDuty[];
  earlier: Earlier[] = [];
  others: VisitState[];
  closed = new Set<string>();
  readonly pack: MethodPack;

  constructor({ codes = ['H01'], from = at('2026-03-01', '00:00'), to = at('2026-04-01', '00:00'), duties, pack = defaultPack, worker = null, unplanned = false, now = from, others = [] }: Wish = {}) {
    this.pack = pack;
    this.now = now;
    this.others = others;
    this.duties = duties ?? codes.map((code) => ({ id: `${code} now`, kind: 'cadence', code, period: '2026-03', from, to, state: 'open', visitId: 'v1' }));
    const line = openingLine({
      id: 'v1', target: { kind: 'household', id: 'home' }, window: { from, to }, duties: unplanned ? [] : this.duties.filter(({ visitId }) => visitId === 'v1'), pack: { id: pack.id, version: pack.version },
      place: { areaId: 'grid1', path: grid }, worker, care: codes.some((code) => cadenceOf(pack, code)?.care ?? false), unplanned, supplements: null, slot: null,
    }, { now, calendar, actor: { kind: 'clock' } });
    this.entries.push(line);
    this.state = foldVisit('v1', line, 1);
  }

  context = (who: VisitStaff | 'clock' = 'worker'): VisitContext => ({
    now: this.now, pack: this.pack, calendar, calendarOf: () => officeCalendar, path: grid,
    viewer: who === 'clock' ? { kind: 'clock', personId: null, grants: [], reporter: false } : visitViewer(who),
    actor: who === 'clock' ? { kind: 'clock' } : { kind: 'person', id: who, role: staff[who][0]!.role },
    door: { duties: this.duties.filter(({ state }) => state === 'open' || state === 'upcoming'), earlier: this.earlier, circumstances: [], others: this.others },
    worker: (ref) => (ref in staff ? { id: ref, grants: staff[ref as VisitStaff] } : undefined),
    isClosed: (id) => this.closed.has(id), caseId: (nth) => `case ${nth} ${this.state.seq}`,
  });

  private take({ entries, state, kin, opens }: Exclude<VisitDecision, { refused: unknown }>): void {
    for (const entry of entries) {
      this.entries.push(entry);
      const { discharged, lapsed, excused } = endedDuties(entry);
      const settle = (ids: readonly string[], to: DoorDuty['state']) => { this.duties = this.duties.map((duty) => (ids.includes(duty.id) ? { ...duty, state: to } : duty)); };
      settle(discharged, 'discharged');
      settle(lapsed, 'lapsed');
      settle(excused?.ids ?? [], 'excused');
      if (entry.type === 'Recorded') {
        this.earlier.push(...entry.data.discharged.map(({ code }) => ({ code, occurredAt: Date.parse(entry.data.occurredAt), remote: entry.data.outcome === 'metRemote' })));
      }
    }
    this.kin.push(...kin);
    this.opens.push(...opens);
    this.state = state;
  }

  alarm = (): number | null => nextVisitAlarm(this.state, this.context());

  look(): NewVisitEntry[] {
    const told = lookAtVisit(this.state, this.context('clock'));
    this.take(told);
    return told.entries;
  }

  /** Lets time pass; an alarm that rings for nothing is a fault. */
  reaches(until: number): this {
    for (let alarm = this.alarm(); alarm !== null && alarm <= until; alarm = this.alarm()) {
      this.now = Math.max(this.now, alarm);
      if (this.look().length === 0) throw new Error('the alarm rang for nothing');
    }
    this.now = Math.max(this.now, until);
    return this;
  }

  asked = (who: VisitStaff, action: VisitAction, body: unknown = {}, ifMatch?: number): VisitDecision =>
    decideVisit(this.state, { action, body, ...(ifMatch === undefined ? {} : { ifMatch }) }, this.context(who));

  does(who: VisitStaff, action: VisitAction, body: unknown = {}): this {
    const decision = this.asked(who, action, body);
    if ('refused' in decision) throw new Error(`${who} ${action}: ${JSON.stringify(decision.refused)}`);
    this.take(decision);
    return this;
  }

  tries(who: VisitStaff, action: VisitAction, body: unknown = {}, ifMatch?: number): string {
    const decision = this.asked(who, action, body, ifMatch);
    return 'refused' in decision ? `${decision.refused.code} ${decision.refused.errors?.map(({ path, code }) => `${path} ${code}`).join(', ') ?? decision.refused.why}` : 'done';
  }

  open = (who: VisitStaff): VisitAction[] => openVisitActions(this.state, this.context(who));
  types = (): string[] => this.entries.map(({ type }) => type);
  /** What the last record ended. */
  last = () => endedDuties(this.entries.findLast(({ type }) => type === 'Recorded' || type === 'NotMet')!);
  dutyStates = () => Object.fromEntries(this.duties.map(({ id, state }) => [id, state]));
}

export const iso = (instant: number): string => new Date(instant).toISOString();
