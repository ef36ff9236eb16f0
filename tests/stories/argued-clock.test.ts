import type { Calendar, WeekCalendar } from '../../domain/calendar/calendar.ts';
import { weekdays } from '../../domain/calendar/day.ts';
import { asEntry, readLedger } from '../../db/ledger.ts';
import { fold } from '../../domain/case/fold.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { until } from './people.ts';
import { must, openTown } from './town.ts';
import type { Town } from './town.ts';

const slow = 180_000;
const [MINUTE, SECOND] = [60_000, 1_000];
/** Reported as a street lamp (N), it turns out to block a fire lane (Q). */
const [lamp, fireLane] = ['0702', '0401'];

let town: Town;
beforeAll(async () => { town = await openTown(); }, slow);
afterAll(async () => {
  await town?.close();
}, slow);

/** Wherever on earth it is about noon, so that no midnight falls into the story. */
function noonZone(): string {
  const hours = new Date().getUTCHours() - 12;
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '+' : ''}${hours}`;
}

const allDay: [string, string][] = [['00:00', '24:00']];
const openWeek = (zone: string): WeekCalendar => ({ zone, week: Object.fromEntries(weekdays.map((day) => [day, allDay])) as WeekCalendar['week'], days: {} });

/** The same, closed for the one minute that this instant lies in. */
function closedIn(calendar: WeekCalendar, instant: number): WeekCalendar {
  const wall = new Intl.DateTimeFormat('en-CA', { timeZone: calendar.zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  const [date, closes] = wall.format(instant).split(', ') as [string, string];
  const [, opens] = wall.format(instant + MINUTE).split(', ') as [string, string];
  return { ...calendar, days: { [date]: [['00:00', closes], [opens, '24:00']] } };
}

/** Ten working minutes for a lamp and fifteen working seconds for a fire lane, on the story's own calendar; the heights stand three seconds apart. */
async function workByMinutes(calendar: Calendar): Promise<void> {
  const admin = await town.as('admin');
  await must(admin.post('/api/calendars', { id: 'story-hours', calendar }), 201);
  const pack = (await must(admin.get('/api/packs/quick-seconds/versions/1'), 200)).body;
  pack.profiles.N.limits.handle = '10 wmin';
  pack.profiles.Q.limits.handle = '0.25 wmin';
  const later: Record<string, string> = { supervise1: '100% + 0.05 wmin', supervise2: '100% + 0.1 wmin', publish: 'supervise2 + 0.05 wmin' };
  pack.ladders.handle.default = pack.ladders.handle.default.map((rung: any) => ({ ...rung, at: later[rung.rung] ?? rung.at }));
  await must(admin.post('/api/packs', { ...pack, id: 'story-minutes', calendar: 'story-hours' }), 201);
  await must(admin.post('/api/areas/mingxi/pack', { packId: 'story-minutes', version: 1 }), 200);
}

const whole = (instant: string): number => Math.floor(Date.parse(instant) / SECOND) * SECOND;

it('a case to which everything happened has a clock that a pencil can check, and the engine did each rung once', async () => {
  const hours = openWeek(noonZone());
  await workByMinutes(hours);
  const { number } = await town.reported(lamp);
  const [desk, dispatcher, roads, clerk, chief, head] = [await town.as('desk'), await town.as('dispatcher'), await town.as('roadsclerk'), await town.as('clerk'), await town.as('chief'), await town.as('head')];

  /** The case as it stood whenever somebody looked, by its last line. */
  const seen = new Map<number, any>();
  const look = async () => {
    const { body } = await must(dispatcher.get(`/api/incidents/${number}`), 200);
    seen.set(body.seq, body);
    return body;
  };
  const line = (what: string, fits: (line: any) => boolean, seconds?: number) => until(what, async () => (await town.ledgerOf(number)).find(fits), seconds);

  await desk.act(number, 'accept', { category: lamp });
  await look();
  await dispatcher.act(number, 'dispatch', { lead: 'roads', person: 'roadsclerk' });
  await roads.act(number, 'askReturn', { basis: '非公路设施', suggestedOwner: '城管' });
  await look();
  await dispatcher.act(number, 'grantReturn', { lead: 'urban', person: 'clerk' });
  await clerk.act(number, 'sign');
  await look();
  const heldUntil = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await clerk.act(number, 'askHold', { reasonCode: 'season', interimMeasure: '已设围挡', until: heldUntil });
  await chief.act(number, 'grantHold');
  expect((await look()).clocks.findLast((clock: any) => clock.name === 'handle')).toMatchObject({ state: 'paused', due: null });
  await line('the end of the hold', ({ type }) => type === 'Resumed');
  await clerk.act(number, 'askExtension', { budget: '0.25 wmin', reason: '等配件' });
  await dispatcher.act(number, 'grantExtension');
  await look();
  await dispatcher.act(number, 'regrade', { category: fireLane, reason: '堵塞消防通道' });
  await look();

  const returned = (await line('the return', ({ type }) => type === 'ReturnGranted')).at;
  const overtaking = closedIn(hours, whole(returned));
  await must((await town.as('county')).post('/api/calendars/story-hours/versions', { calendar: overtaking }), 201);
  const changed = await line('the new calendar', ({ type }) => type === 'CalendarChanged');
  await look();
  expect(changed).toMatchObject({ actor: { kind: 'system' }, data: { calendar: { id: 'story-hours', version: 2 } } });

  const first = await line('the first supervision', ({ data }) => data.clock === 'handle' && data.rung === 'supervise1', 120);
  expect(await look()).toMatchObject({ height: 1, clocks: expect.arrayContaining([expect.objectContaining({ name: 'supervisionAnswer', about: 'handle', state: 'running' })]) });
  await head.act(number, 'answerSupervision', { text: '料已到' });
  await line('the public list', ({ data }) => data.clock === 'handle' && data.rung === 'publish');
  expect(await look()).toMatchObject({ height: 2 });
  await clerk.act(number, 'feedBack', { result: 'fixed', text: '已修复', evidence: [] });

  const lines = await town.ledgerOf(number);
  const at = (type: string): number => whole(lines.find((one) => one.type === type).at);
  const clock = (await look()).clocks.find(({ name, round }: any) => name === 'handle' && round === 2);

  // With a pencil: one stroke for every second that neither the closed minute nor the hold took away.
  const [began, held, resumed, ended] = [at('ReturnGranted'), at('HoldGranted'), at('Resumed'), at('FedBack')];
  const closes = Math.floor(began / MINUTE) * MINUTE;
  const strokes: number[] = [];
  for (let second = began; second < ended; second += SECOND) {
    const isClosed = second >= closes && second < closes + MINUTE;
    const isHeld = second >= held && second < resumed;
    if (!isClosed && !isHeld) strokes.push(second);
  }
  /** The instant at which so many seconds were counted. */
  const after = (seconds: number): number => strokes[seconds - 1]! + SECOND;
  // 15 s of the limit and 15 s of the extension are 30 s.
  expect([clock.budget, clock.usedSeconds, clock.leftSeconds, Date.parse(clock.due)]).toEqual(['0.5 wmin', strokes.length, 30 - strokes.length, after(15 + 15)]);
  const took = (kind: string): number => clock.explain.filter((stretch: any) => stretch.kind === kind).reduce((sum: number, { seconds }: any) => sum + seconds, 0);
  expect(took('counted')).toBe(strokes.length);
  expect(took('paused')).toBe((resumed - held) / SECOND);
  expect(took('counted') + took('paused') + took('closed')).toBe((ended - began) / SECOND);
  expect(clock.explain.filter(({ extended }: any) => extended).reduce((sum: number, { seconds }: any) => sum + seconds, 0)).toBe(15);
  const causes = clock.explain.filter(({ seq }: any) => seq).map(({ kind, extended, seq }: any) => [extended ? 'extended' : kind, lines[seq - 1].type].join(' '));
  expect(new Set(causes)).toEqual(new Set(['counted ReturnGranted', 'paused HoldGranted', 'extended ExtensionGranted']));

  // Every rung of handling once, in order, at the instant that the pencil says, and what each did.
  const rungs = lines.filter(({ data }) => data.clock === 'handle' && data.round === 2);
  expect(rungs.map(({ type, data, dueAt }) => [data.rung, data.then, type, Date.parse(dueAt)])).toEqual([
    ['70%', 'tell', 'RungReached', after(21)], ['90%', 'tell', 'RungReached', after(27)], ['100%', 'urge', 'RungReached', after(30)],
    ['supervise1', 'supervise', 'Supervised', after(33)], ['supervise2', 'supervise', 'Supervised', after(36)], ['publish', 'publish', 'RungReached', after(39)],
  ]);
  expect(rungs.every(({ actor, dueAt, at: written }) => actor.kind === 'clock' && Date.parse(written) >= Date.parse(dueAt))).toBe(true);
  expect([first.data.height, rungs[4].data.height]).toEqual([1, 2]);
  expect(rungs[0].seq).toBeGreaterThan(changed.seq);

  // The line of the calendar says which ring it moved, and from where: 30 s counted without the closed minute, and with it.
  const moved = changed.data.clocks.find((change: any) => change.name === 'handle');
  expect([Date.parse(moved.ringBefore), Date.parse(moved.ringAfter)]).toEqual([began + 30 * SECOND + (resumed - held), after(30)]);

  // What the preview says is what the engine did.
  const asked = { calendar: overtaking, start: new Date(began).toISOString(), budget: '0.5 wmin', pauses: [{ from: new Date(held).toISOString(), to: new Date(resumed).toISOString() }], at: new Date(ended).toISOString(), rungs: ['70%', '90%', '100%', '100% + 0.05 wmin', '100% + 0.1 wmin'] };
  const preview = (await must(clerk.post('/api/deadlines/preview', asked), 200)).body;
  expect([preview.due, preview.usedSeconds, preview.leftSeconds]).toEqual([clock.due, clock.usedSeconds, clock.leftSeconds]);
  expect(preview.rungs.map((rung: any) => Date.parse(rung.at))).toEqual(rungs.slice(0, 5).map(({ dueAt }) => Date.parse(dueAt)));

  // The replay at each line is the case as it stood then, and the ledger alone folds to what is stored.
  expect(seen.size).toBeGreaterThan(8);
  for (const [seq, then] of seen) {
    const { body: frame } = await must(dispatcher.get(`/api/incidents/${number}/replay?seq=${seq}`), 200);
    expect(settled(frame.case)).toEqual(settled(then));
  }
  const { id } = await look();
  const states: CaseState[] = [];
  for (const entry of await readLedger(town.db, town.keys, id)) states.push(fold(states.at(-1) ?? id, asEntry(entry), entry.seq));
  for (const { seq, status, height, counts, requests } of states) {
    const { body: frame } = await must(dispatcher.get(`/api/incidents/${number}/replay?seq=${seq}`), 200);
    expect([seq, frame.case.status, frame.case.height, frame.case.counts, frame.requests.map(({ kind, state }: any) => [kind, state])]).toEqual([seq, status, height, counts, requests.map(({ kind, state }) => [kind, state])]);
  }
  const stored = await town.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow();
  const { private: _texts, ...known } = states.at(-1)!;
  expect(JSON.parse(JSON.stringify(known))).toEqual(stored.state);
  expect((await town.verify()).broken).toEqual([]);
}, slow);

/** What does not depend on when, and by whom, it is looked at. */
function settled({ actions: _actions, clocks, ...rest }: any) {
  return {
    ...rest, light: undefined,
    clocks: clocks.map(({ name, round, about, budget, startedAt, stoppedAt, due, calendar, rungs }: any) => ({ name, round, about, budget, startedAt, stoppedAt, due, calendar, rungs })),
  };
}
