import type { NewEntry } from '../../../domain/case/entries.ts';
import { fold, readsTexts } from '../../../domain/case/fold.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { dice } from '../../domain/clock/dice.ts';
import { someBody } from '../../domain/laws/case-life.ts';
import { anIncident } from '../../support/trade.ts';
import type { Who } from '../../support/trade.ts';

const people: readonly Who[] = ['desk', 'dispatcher', 'clerk', 'head', 'verifier', 'chief', 'county', 'worker', 'roadsclerk', 'wang', 'mediator'];

it('folds to the same where the texts of lines that no fold reads stay closed', () => {
  const closed = new Set<string>();
  for (let seed = 1; seed <= 60; seed += 1) {
    const throws = dice(seed);
    const incident = anIncident({ category: throws.pick(['0601', '0401', '0101']) });
    for (let step = 0; step < 60 && !incident.state.over; step += 1) {
      const who = throws.pick(people);
      const [action] = [throws.pick(['comment' as const, ...incident.open(who)])];
      const body = someBody(action, throws, incident.now);
      if (incident.tries(who, action, body) === 'done') incident.does(who, action, body);
    }
    const folded = (entries: readonly NewEntry[]): CaseState => entries.reduce<CaseState | string>((state, entry, nth) => fold(state, entry, nth + 1), incident.state.id) as CaseState;
    const without = incident.entries.map((entry) => {
      if (entry.sealed && !readsTexts.has(entry.type)) closed.add(entry.type);
      return readsTexts.has(entry.type) ? entry : ({ ...entry, sealed: undefined } as unknown as NewEntry);
    });
    expect(folded(without)).toEqual(folded(incident.entries));
  }
  expect([...closed].toSorted()).toContain('Commented');
});
