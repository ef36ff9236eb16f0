import { isDeepStrictEqual } from 'node:util';
import { canonical } from '../../../domain/case/canonical.ts';
import type { Action } from '../../../domain/case/commands.ts';
import type { EntryType, NewEntry } from '../../../domain/case/entries.ts';
import { parseEntryData } from '../../../domain/case/entries.ts';
import { fold } from '../../../domain/case/fold.ts';
import { wrongRing } from '../../../domain/case/recount.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { anIncident } from '../../support/trade.ts';
import type { Incident, Who } from '../../support/trade.ts';
import { dice } from '../clock/dice.ts';
import { someBody } from './case-life.ts';

const people: readonly Who[] = ['desk', 'dispatcher', 'clerk', 'clerk', 'head', 'verifier', 'chief', 'county', 'worker', 'roadsclerk', 'wang'];
/** What would end the life before it is long. */
const ends: ReadonlySet<Action> = new Set(['reject', 'merge', 'withdraw', 'refer', 'settle', 'declareEmergency', 'regrade', 'pass']);
const leadsNowhere: ReadonlySet<Action> = new Set(['comment', 'contact', 'arrive', 'urge', 'takeOver', 'callBack', 'rate']);
const hour = 3_600_000;

interface Life { incident: Incident; recorded: Map<number, CaseState> }

/** A case of at least so many lines, with the state as the hands would have kept it after each command and each look. */
function longLife(seed: number, lines: number): Life | undefined {
  const throws = dice(seed);
  const incident = anIncident({ category: '0601' });
  const recorded = new Map([[incident.state.seq, incident.state]]);
  for (let tries = 0; incident.entries.length < lines && !incident.state.over && tries < 40 * lines; tries += 1) {
    if (throws.oneIn(25)) incident.reaches(incident.now + throws.pick([hour / 6, hour, 4 * hour, 12 * hour]));
    const who = throws.pick(people);
    const open = incident.open(who).filter((one) => !ends.has(one) && (throws.oneIn(8) || !leadsNowhere.has(one)));
    if (open.length === 0) continue;
    const action = throws.pick(open);
    const body = someBody(action, throws, incident.now);
    if (incident.tries(who, action, body) === 'done') incident.does(who, action, body);
    recorded.set(incident.state.seq, incident.state);
  }
  return incident.entries.length >= lines ? { incident, recorded } : undefined;
}

/** A line as it comes back out of the ledger: canonical text and nothing else. */
const asWritten = ({ type, at, dueAt, actor, data, sealed }: NewEntry): NewEntry => ({
  type, at, ...(dueAt === undefined ? {} : { dueAt }), actor: JSON.parse(canonical(actor)), data: parseEntryData(type as EntryType, JSON.parse(canonical(data))), ...(sealed ? { sealed } : {}),
}) as NewEntry;

it('stands at every line of cases of five hundred as it was recorded then, and every clock comes to the same sum (002-23)', () => {
  const lives: Life[] = [];
  for (let seed = 7; lives.length < 3 && seed < 60; seed += 1) {
    const life = longLife(seed, 500);
    if (life) lives.push(life);
  }
  expect(lives).toHaveLength(3);
  for (const { incident, recorded } of lives) {
    const calendars = { calendarOf: incident.context('desk').calendarOf };
    let state: CaseState | string = incident.state.id;
    let compared = 0;
    for (const [nth, entry] of incident.entries.map(asWritten).entries()) {
      const before: CaseState['clocks'] = typeof state === 'string' ? [] : state.clocks;
      expect([nth + 1, wrongRing(before, entry.data.clocks ?? [], { at: entry.at, seq: nth + 1 }, calendars)]).toEqual([nth + 1, undefined]);
      state = fold(state, entry, nth + 1);
      const then = recorded.get(nth + 1);
      if (then) {
        compared += 1;
        if (!isDeepStrictEqual(state, then)) expect(state).toEqual(then);
      }
    }
    expect(compared).toBeGreaterThan(250);
  }
  // Not three lives of comments.
  expect(new Set(lives.flatMap(({ incident }) => incident.entries.map(({ type }) => type))).size).toBeGreaterThan(20);
}, 120_000);
