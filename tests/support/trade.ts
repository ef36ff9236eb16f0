import type { Actor, Grant, Viewer } from '../../domain/case/actor.ts';
import { nextAlarm } from '../../domain/case/alarm.ts';
import type { Action } from '../../domain/case/commands.ts';
import type { Context, Decision, Kin, Lookups, PersonFound, Received, UnitFound } from '../../domain/case/context.ts';
import { decide, lookAgain, openCase } from '../../domain/case/decide.ts';
import type { NewEntry } from '../../domain/case/entries.ts';
import { openActions } from '../../domain/case/open-actions.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import type { CaseState, ClockState } from '../../domain/case/state.ts';
import { isPaused, ringOf, running } from '../../domain/case/stopwatch-of.ts';
import type { ClockName } from '../../domain/case/status.ts';
import { officeCalendar } from '../../domain/calendar/chinese.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';

/** A county with two towns; the first has a village and a grid, the second must never see the first. */
export const places = {
  county: ['county'],
  town: ['county', 'town1'],
  village: ['county', 'town1', 'village1'],
  grid: ['county', 'town1', 'village1', 'grid1'],
  town2: ['county', 'town2'],
  grid2: ['county', 'town2', 'village2', 'grid2'],
} as const satisfies Record<string, readonly string[]>;

const over = (role: string, path: readonly string[], more: Partial<Grant> = {}): Grant => ({
  role, areaId: path.at(-1)!, areaPath: [...path], unit: null, employment: 'full', ...more,
});
const within = (role: string, unit: string): Grant => ({ role, areaId: null, areaPath: [], unit, employment: 'full' });

/** The named cast: resident Wang, worker Li, grid leader Zhao, dispatcher Chen, verifier Sun and whoever else a case meets. */
const staff = {
  worker: [over('worker', places.grid)],
  parttimer: [over('parttimer', places.grid, { employment: 'part' })],
  leader: [over('leader', places.grid)],
  desk: [over('desk', places.village, { unit: 'village1' })],
  desk3: [over('desk', places.village, { unit: 'village1' })],
  dispatcher: [over('dispatcher', places.town, { unit: 'centre' })],
  dispatcher3: [over('dispatcher', places.town, { unit: 'centre' })],
  verifier: [over('verifier', places.town, { unit: 'centre' })],
  mediator: [over('mediator', places.town, { unit: 'justice' })],
  clerk: [within('clerk', 'urban')],
  clerk3: [within('clerk', 'urban')],
  head: [within('head', 'urban')],
  roadsclerk: [within('clerk', 'roads')],
  chief: [over('chief', places.town)],
  county: [over('county', places.county)],
  informant: [over('informant', places.grid)],
  partner: [within('partner', 'property')],
  clue1: [over('clueOfficer', places.county, { unit: 'clue' })],
  clue2: [over('clueOfficer', places.county, { unit: 'clue' })],
  auditor: [over('auditor', places.county)],
  assessor: [over('assessor', places.county)],
  privacy: [over('privacy', places.county)],
  admin: [over('admin', places.county)],
  worker2: [over('worker', places.grid2)],
  dispatcher2: [over('dispatcher', places.town2, { unit: 'centre2' })],
  verifier2: [over('verifier', places.town2, { unit: 'centre2' })],
  clerk2: [within('clerk', 'urban2')],
} as const satisfies Record<string, readonly Grant[]>;

export type Staff = keyof typeof staff;
/** `wang` is the resident with the code of the case, `stranger` one without it. */
export type Who = Staff | 'wang' | 'stranger';
export const everybody = [...(Object.keys(staff) as Staff[]), 'wang', 'stranger'] as const satisfies readonly Who[];

export const viewer = (who: Who): Viewer =>
  who === 'wang' || who === 'stranger'
    ? { kind: 'resident', personId: null, grants: [], reporter: who === 'wang' }
    : { kind: 'person', personId: who, grants: [...staff[who]], reporter: false };

const actor = (who: Who): Actor =>
  who === 'wang' || who === 'stranger' ? { kind: 'resident' } : { kind: 'person', id: who, role: staff[who][0].role, ...(staff[who][0].unit === null ? {} : { unit: staff[who][0].unit }) };

const unit = (code: string, kind: string, path: readonly string[]): UnitFound => ({ code, kind, areaId: path.at(-1)!, areaPath: [...path] });
const units: readonly UnitFound[] = [
  unit('urban', 'department', places.county), unit('roads', 'department', places.county), unit('water', 'department', places.county),
  unit('fire', 'department', places.county), unit('centre', 'centre', places.town), unit('justice', 'mediation', places.town),
  unit('village1', 'village', places.village), unit('urban2', 'department', places.town2), unit('clue', 'clue', places.county),
];
const persons: readonly PersonFound[] = [
  ...(Object.keys(staff) as Staff[]).map((id) => ({ id, units: staff[id].flatMap((grant) => (grant.unit === null ? [] : [grant.unit])), roles: staff[id].map(({ role }) => role) })),
  { id: 'waterclerk', units: ['water'], roles: ['clerk'] }, { id: 'fireman', units: ['fire'], roles: ['clerk'] },
];

/** What can be named in a body, and the cases that may be merged into. */
export const lookups = (cases: readonly CaseState[] = []): Lookups => ({
  unit: (ref) => units.find(({ code }) => code === ref),
  person: (ref) => persons.find(({ id }) => id === ref),
  area: (ref) => (ref === 'grid1' || ref === 'grid2' ? { id: ref, level: 'grid', path: [...(ref === 'grid1' ? places.grid : places.grid2)] } : undefined),
  household: (ref) => (ref === 'house1' || ref === 'house2' ? { id: ref, path: [...(ref === 'house1' ? places.grid : places.grid2)] } : undefined),
  case: (ref) => cases.find(({ number, id }) => number === ref || id === ref),
});

/** The shipped pack 三必访 四必清 五必到, or one of your own making. */
export const aPack = (change: (pack: MethodPack) => MethodPack = (pack) => pack): MethodPack => change(defaultPack);

const calendar = { id: 'cn-office', version: 1 };

export const context = ({ now, who = 'dispatcher', pack = defaultPack, cases = [] }: { now: number; who?: Who; pack?: MethodPack; cases?: readonly CaseState[] }): Context => ({
  now, pack, calendar, calendarOf: () => officeCalendar, viewer: viewer(who), actor: actor(who), lookups: lookups(cases),
});

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Monday 2 March 2026 in Shanghai; `Tue 08:40` lies in its week, `Tue+1 08:40` in the next. */
const monday = Date.parse('2026-03-02T00:00:00+08:00');

export function at(text: string): number {
  const [, day, week, hour, minute, second] = /^(\w{3})(?:\+(\d+))? (\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  if (day === undefined) return Date.parse(text);
  return monday + (days.indexOf(day) + 7 * Number(week ?? 0)) * 86_400_000 + (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second ?? 0) * 1_000;
}

/** `Tue 08:40`, with the week behind it from the second on. */
export function said(instant: number): string {
  const day = Math.floor((instant - monday) / 86_400_000);
  const wall = new Date(instant + 8 * 3_600_000).toISOString();
  const week = Math.floor(day / 7);
  return `${days[((day % 7) + 7) % 7]}${week === 0 ? '' : `+${week}`} ${wall.slice(11, wall.slice(17, 19) === '00' ? 16 : 19)}`;
}

/** A line as a diary has it: when, what, and for the clock what it does to whom. */
export function words({ at: instant, type, data }: NewEntry): string {
  const when = said(instant);
  if (type === 'RungReached') return `${when} ${data.then} ${data.clock}: ${data.whom.join(', ')}`;
  if (type === 'Supervised') return `${when} supervise ${data.clock} height ${data.height}: ${data.whom.join(', ')}`;
  return `${when} ${type}`;
}

export interface Report { category: string | null; severity: CaseState['severity']; at: string; onSpot: boolean; by: Who; place: readonly string[]; number: string; pack: MethodPack; reachable: boolean }

const received = (report: Report): Received => ({
  caseId: `case ${report.number}`, number: report.number, receivedAt: at(report.at), pack: { id: report.pack.id, version: report.pack.version },
  place: { areaId: report.place.at(-1)!, path: [...report.place] }, channel: 'resident', category: report.category, severity: report.severity, location: { lng: 113.58, lat: 37.86 },
  evidence: [], onSpot: report.onSpot,
  reporter: { kind: report.by === 'wang' ? 'resident' : 'person', personId: report.by === 'wang' ? null : report.by, onBehalf: false, reachable: report.reachable },
  sealed: { description: '消防通道堵了', reporterName: '王阿姨', reporterPhone: '13800000000' },
});

const bodies: Partial<Record<Action, unknown>> = {
  accept: { category: '0601' }, reject: { reasonCode: 'noFacts', explanation: '没有事实', elsewhere: '12345' }, askInformation: { question: '哪一栋' },
  giveInformation: { text: '三栋' }, merge: { into: 'GW-2026-000999' }, settle: { result: 'onSpot', done: '劝离', told: '王阿姨' },
  escalate: { finding: '占道已久', proposal: '请城管处理' }, dispatch: { lead: 'urban', person: 'clerk' }, sign: {},
  askReturn: { basis: '职责清单', suggestedOwner: '交通' }, grantReturn: { lead: 'roads', person: 'roadsclerk' }, refuseReturn: { reason: '属你单位' },
  askExtension: { budget: '4 wh', reason: '等配件' }, grantExtension: {}, refuseExtension: { reason: '不准' },
  askHold: { reasonCode: 'season', interimMeasure: '围挡', until: '2026-03-20' }, grantHold: {}, refuseHold: { reason: '不准' }, resume: {},
  askAssist: { unit: 'roads', what: '封路' }, giveAssist: { text: '已封' }, feedBack: { result: 'fixed', text: '已清理' },
  pass: { method: 'visit', informed: '王阿姨' }, fail: { reason: '没清' }, samplePass: { method: 'visit' }, sampleFail: { reason: '没做' },
  reopen: { reason: '又堵了' }, regrade: { severity: 'larger', reason: '范围大' }, urge: {}, answerSupervision: { text: '今日完成' }, takeOver: {},
  reassign: { person: 'clerk3' }, designate: { lead: 'roads', person: 'roadsclerk' }, contact: { text: '已联系' }, arrive: {},
  callBack: { solved: true, satisfied: true }, reportProgress: { stage: 'first', text: '火已灭' }, standDown: { reason: '险情解除' }, secondSign: {},
  sitting: { parties: ['王阿姨', '李叔'], heldAt: '2026-03-02T09:00:00+08:00', text: '各说各话' }, moveUp: { reason: '谈不拢' }, agree: { agreement: '各退一步' }, comment: { text: '知道了' }, withdraw: { reason: '不用了' },
  refer: { where: '110', how: '电话' }, appeal: { reason: '有事实' }, declareEmergency: { reason: '起火' }, rate: { solved: true, satisfied: true },
};

/** A body that is right for an action where the test is not about it. */
export const bodyOf = (action: Action): unknown => bodies[action];

/** One incident as the engine would lead it: before anybody acts, the clock has written what it owed by then. */
export class Incident {
  state: CaseState;
  now: number;
  entries: NewEntry[];
  kin: Kin[] = [];
  others: CaseState[] = [];
  readonly pack: MethodPack;

  constructor(report: Report, opened: Exclude<Decision, { refused: Refusal }>) {
    this.pack = report.pack;
    this.state = opened.state;
    this.entries = [...opened.entries];
    this.now = at(report.at);
  }

  /** Lets time pass, ringing each alarm at its own instant. */
  reaches(when: string | number): this {
    const until = typeof when === 'number' ? when : at(when);
    for (let alarm = this.alarm(); alarm !== null && alarm <= until; alarm = this.alarm()) {
      this.now = Math.max(this.now, alarm);
      const told = this.look();
      if (told.length === 0) throw new Error(`the alarm of ${said(alarm)} rang for nothing`);
    }
    this.now = Math.max(this.now, until);
    return this;
  }

  look(): NewEntry[] {
    const told = lookAgain(this.state, this.context('dispatcher'));
    if ('refused' in told) throw new Error('a look cannot be refused');
    this.take(told.entries, told.state);
    return told.entries;
  }

  alarm = (): number | null => nextAlarm(this.state, this.context('dispatcher'));
  rings = (): string => (this.alarm() === null ? 'never' : said(this.alarm()!));

  private take(entries: NewEntry[], state: CaseState): void {
    this.entries.push(...entries);
    this.state = state;
  }

  context = (who: Who): Context => context({ now: this.now, who, pack: this.pack, cases: this.others });

  asked(who: Who, action: Action, body: unknown = bodyOf(action), ifMatch?: number): Decision {
    return decide(this.state, { action, body, ...(ifMatch === undefined ? {} : { ifMatch }) }, this.context(who));
  }

  /** Does it, and says loudly where it is refused. */
  does(who: Who, action: Action, body: unknown = bodyOf(action)): this {
    const decision = this.asked(who, action, body);
    if ('refused' in decision) throw new Error(`${who} ${action} at ${said(this.now)}: ${JSON.stringify(decision.refused)}`);
    this.take(decision.entries, decision.state);
    this.kin.push(...decision.kin);
    return this;
  }

  /** Why not, as `code why`; `done` where nothing is in the way. Nothing happens. */
  tries(who: Who, action: Action, body: unknown = bodyOf(action), ifMatch?: number): string {
    const decision = this.asked(who, action, body, ifMatch);
    return 'refused' in decision ? `${decision.refused.code} ${decision.refused.why}` : 'done';
  }

  /** The fields that a body cannot have, `path code`. */
  faults(who: Who, action: Action, body: unknown): string[] {
    const decision = this.asked(who, action, body);
    return 'refused' in decision ? (decision.refused.errors ?? []).map(({ path, code }) => `${path} ${code}`) : [];
  }

  open = (who: Who): Action[] => openActions(this.state, viewer(who), this.context(who));
  diary = (): string[] => this.entries.map(words);
  /** The diary from the first line of a kind on. */
  since = (instant: string): string[] => this.entries.filter((entry) => entry.at >= at(instant)).map(words);
  /** The kinds of line of the last action and whatever followed. */
  last = (): NewEntry => this.entries.at(-1)!;

  clock = (name: ClockName): ClockState | undefined => running(this.state, name);
  /** `handle 24 wh until Thu 18:00`, `handle 24 wh paused`, or `no handle`. */
  shows(name: ClockName): string {
    const clock = this.clock(name);
    if (!clock) return `no ${name}`;
    const ring = isPaused(clock) ? null : ringOf(clock, this.context('dispatcher'));
    return `${name} ${[clock.budget, ...clock.extensions.map(({ budget }) => budget)].join(' + ')} ${ring === null ? 'paused' : `until ${said(ring)}`}`;
  }

  /** What stands beside the status: `return open`, `hold granted`. */
  requests = (): string[] => this.state.requests.map(({ kind, state }) => `${kind} ${state}`);
}

const ordinary: Report = { category: '0601', severity: 'general', at: 'Mon 08:40', onSpot: false, by: 'wang', place: places.grid, number: 'GW-2026-000123', pack: defaultPack, reachable: true };

/** A report of resident Wang on Monday morning: rubbish (0601), unless the test says otherwise. */
export function anIncident(more: Partial<Report> = {}): Incident {
  const report = { ...ordinary, ...more };
  const opened = openCase(received(report), context({ now: at(report.at), who: report.by, pack: report.pack }));
  if ('refused' in opened) throw new Error(JSON.stringify(opened.refused));
  return new Incident(report, opened);
}

/** The refusal of a report, as `code why`. */
export function reported(more: Partial<Report>): string {
  const report = { ...ordinary, ...more };
  const opened = openCase(received(report), context({ now: at(report.at), who: report.by, pack: report.pack }));
  return 'refused' in opened ? `${opened.refused.code} ${opened.refused.why}` : 'done';
}

const steps: Record<'accepted' | 'dispatched' | 'inProgress' | 'verifying' | 'closed', [Who, Action, unknown?]> = {
  accepted: ['desk', 'accept'], dispatched: ['dispatcher', 'dispatch'], inProgress: ['clerk', 'sign'], verifying: ['clerk', 'feedBack'], closed: ['verifier', 'pass'],
};

/** The same, led along the ordinary road: accepted by the desk, sent to `urban`, signed and handed in by its clerk, passed by verifier Sun. */
export function anIncidentIn(status: 'submitted' | keyof typeof steps, more: Partial<Report> = {}): Incident {
  const incident = anIncident(more);
  if (status === 'submitted') return incident;
  for (const [reached, [who, action]] of Object.entries(steps)) {
    incident.does(who, action, action === 'accept' ? { category: incident.state.category ?? '0601', severity: incident.state.severity } : bodyOf(action));
    if (reached === status) break;
  }
  return incident;
}
