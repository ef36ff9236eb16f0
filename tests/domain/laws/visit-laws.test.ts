import { isDeepStrictEqual } from 'node:util';
import type { VisitAction } from '../../../domain/visit/commands.ts';
import { visitActions } from '../../../domain/visit/commands.ts';
import { visitEntryData } from '../../../domain/visit/entries.ts';
import type { NewVisitEntry } from '../../../domain/visit/entries.ts';
import { foldVisit } from '../../../domain/visit/fold.ts';
import { nextVisitAlarm } from '../../../domain/visit/owed.ts';
import { VisitState, stillOwed } from '../../../domain/visit/state.ts';
import { outcomes } from '../../../domain/visit/status.ts';
import type { Dice } from '../clock/dice.ts';
import { dice as diceOf } from '../clock/dice.ts';
import { at } from '../visit/owed.ts';
import { Visiting, iso, visitStaff } from '../visit/visiting.ts';

const seed = Number(process.env['GEWU_SEED_OF_LAWS'] ?? 20_260_305);
const wanted = 30_000;
const mark = '私';
const day = 86_400_000;

/** A body that may be right for the action. */
function someBody(action: VisitAction, dice: Dice, now: number): unknown {
  if (dice.oneIn(14)) return dice.pick([null, 7, [], { nonsense: 1 }, { outcome: 'seen' }, { slot: '2026-02-30T10:00:00+08:00' }]);
  const when = iso(now - dice.pick([0, 0, 3_600_000, day, -3_600_000, 40 * day]));
  switch (action) {
    case 'plan': return { slot: iso(now + dice.pick([1, 2, 5, 30]) * day + dice.pick([0, 6, 12]) * 3_600_000) };
    case 'record': return {
      outcome: dice.pick(outcomes), ...(dice.oneIn(2) ? { occurredAt: when } : {}), ...(dice.oneIn(3) ? { note: mark } : {}), ...(dice.oneIn(4) ? { facets: { family: mark } } : {}),
      ...(dice.oneIn(5) ? { needs: [{ category: dice.pick(['0702', '0905', 'none', '0201']), text: mark }, mark] } : {}),
    };
    case 'askExcuse': return { reason: dice.pick(['leave', `overload: ${mark}`, mark]) };
    case 'refuseExcuse': return { reason: mark };
    case 'hand': return { to: dice.pick(['worker', 'worker3', 'worker2', 'nobody', 'leader']) };
    case 'tell': return { text: mark };
    default: return {};
  }
}

interface Tally { commands: number; done: number; lines: Map<string, number> }

/** One life of one visit, told by the dice: commands that are legal and commands that are not, and the clock in between. */
function live(dice: Dice, tally: Tally): void {
  const codes = [['H01'], ['H01', 'H08'], ['H11', 'H02'], ['H09'], ['H16b'], ['H01', 'H04', 'H08']];
  const visit = new Visiting({ codes: dice.pick(codes), unplanned: dice.oneIn(6), now: at('2026-02-25') + dice.pick([0, 6, 20]) * day, worker: dice.pick([null, null, 'worker']) });
  const holds = (claim: boolean, law: string): void => {
    if (!claim) throw new Error(`${law}\n${visit.entries.slice(-10).map((entry) => `${iso(entry.at)} ${entry.type} ${JSON.stringify(entry.data)}`).join('\n')}`);
  };
  const stands = (before: VisitState): void => {
    const { state } = visit;
    holds(VisitState.safeParse(JSON.parse(JSON.stringify(state))).success, 'the state is none');
    holds(state.seq >= before.seq, 'the sequence went back');
    holds(!before.over || isDeepStrictEqual(before, state), 'it was over and went on');
    holds(!state.over || visit.alarm() === null, 'it is over and rings');
    holds(state.status !== 'done' || state.unplanned || stillOwed(state).length === 0, 'it is done and something is owed');
    holds(before.duties.every(({ id, ended }) => ended === null || state.duties.find((one) => one.id === id)?.ended === ended), 'a duty ended twice');
    holds(new Set(state.rungs).size === state.rungs.length, 'a rung was reached twice');
    holds(state.followUps.filter(({ why }) => why === 'contactLost').length <= 1 || visit.types().filter((type) => type === 'ContactLost').length === state.followUps.filter(({ why }) => why === 'contactLost').length, 'an alarm without its line');
  };
  for (let turn = 0; turn < 30; turn += 1) {
    let before = visit.state;
    if (dice.oneIn(2)) {
      visit.reaches(visit.now + dice.pick([3_600_000, 6 * 3_600_000, day, day, 3 * day, 9 * day, 25 * day]));
      stands(before);
      holds(visit.look().length === 0, 'a second look adds');
      const alarm = nextVisitAlarm(visit.state, visit.context('clock'));
      holds(alarm === null || alarm > visit.now, 'the alarm lies behind the look');
    }
    for (const { caseId } of visit.state.followUps) if (dice.oneIn(3)) visit.closed.add(caseId);
    before = visit.state;
    const who = dice.oneIn(3) ? dice.pick(visitStaff) : dice.pick(['worker', 'worker', 'leader', 'desk'] as const);
    const offered = visit.open(who);
    const action = offered.length > 0 && !dice.oneIn(4) ? dice.pick(offered) : dice.pick(visitActions);
    const body = someBody(action, dice, visit.now);
    tally.commands += 1;
    const said = visit.tries(who, action, body);
    if (said === 'done') {
      // What a former worker tells of his own time is taken without being offered.
      holds(offered.includes(action) || action === 'record', `${action} was not offered to ${who} and done`);
      visit.does(who, action, body);
      tally.done += 1;
      stands(before);
    } else {
      holds(!offered.includes(action) || said.startsWith('invalid') || said.startsWith('stale') || action === 'record', `${action} was offered to ${who} and refused: ${said}`);
      holds(isDeepStrictEqual(before, visit.state), 'a refusal changed something');
    }
  }
  let folded: VisitState | string = 'v1';
  for (const [nth, entry] of visit.entries.entries()) {
    tally.lines.set(entry.type, (tally.lines.get(entry.type) ?? 0) + 1);
    const written = JSON.stringify(entry.data);
    holds(isDeepStrictEqual(visitEntryData[entry.type].parse(JSON.parse(written)), JSON.parse(written)), `${entry.type} does not survive its schema`);
    holds(!written.includes(mark), `${entry.type} tells private words`);
    folded = foldVisit(folded, entry as NewVisitEntry, nth + 1);
  }
  holds(isDeepStrictEqual(folded, visit.state), 'the fold of the whole ledger is not the state');
}

/** Whatever the order, the laws of a visit hold (printed seed, so that it can be thrown again). */
test(`thirty thousand commands break no law of visits (seed ${seed})`, () => {
  const tally: Tally = { commands: 0, done: 0, lines: new Map() };
  for (let life = 0; tally.commands < wanted; life += 1) {
    try {
      live(diceOf(seed + life), tally);
    } catch (error) {
      throw new Error(`life ${seed + life}: ${(error as Error).message}`, { cause: error });
    }
  }
  if (process.env['GEWU_SEED_OF_LAWS']) console.log(tally.commands, tally.done, [...tally.lines].toSorted());
  expect(tally.done).toBeGreaterThan(wanted / 8);
  expect(Object.keys(visitEntryData).filter((type) => !tally.lines.has(type)).toSorted()).toEqual(['CalendarChanged', 'ContactMade', 'DutiesAdded', 'DutiesTaken']);
}, 120_000);
