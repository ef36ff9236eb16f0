import { defaultPack } from '../../../domain/pack/packs/index.ts';
import type { RiskState } from '../../../domain/visit/risk.ts';
import { mayAgreeToStrike, mayAskStrike, mayRecolour, nextReview, reviewCode } from '../../../domain/visit/risk.ts';
import { cadenceOf, everyOf } from '../../../domain/visit/cadence.ts';
import { at, zone } from './owed.ts';

const now = at('2026-11-24');
const risk = (more: Partial<RiskState> = {}): RiskState => ({ colour: 'red', stage: 'watch', colouredAt: at('2026-10-01'), reviewDueAt: at('2026-11-30'), strikeAskedBy: null, ...more });

describe('a risk of three colours 三色风险台账 (003-21)', () => {
  it('is reviewed weekly in red, every fortnight in yellow, monthly in green', () => {
    expect((['red', 'yellow', 'green'] as const).map((colour) => everyOf(cadenceOf(defaultPack, reviewCode(colour))!))).toEqual(['7 d', '14 d', 'month']);
  });

  it.each([
    ['red', false, '2026-11-24', '2026-11-25', '2026-12-02'], ['yellow', false, '2026-11-24', '2026-11-25', '2026-12-09'],
    ['green', false, '2026-11', '2026-11-24', '2026-12-01'], ['green', true, '2026-12', '2026-12-01', '2027-01-01'], ['red', true, '2026-11-24', '2026-11-25', '2026-12-02'],
  ] as const)('in %s (reviewed: %s) it owes %s, from %s until before %s', (colour, reviewed, period, from, to) => {
    expect(nextReview(defaultPack, colour, { at: at('2026-11-24'), reviewed }, zone)).toEqual({ period, from: at(from, '00:00'), to: at(to, '00:00') });
  });

  it('is raised by whoever keeps it, and lowered one step at a time by whom that is given to', () => {
    expect(mayRecolour(risk({ colour: 'green' }), 'red', ['worker'], now)).toBeNull();
    expect(mayRecolour(risk(), 'yellow', ['chief'], now)).toBeNull();
    expect(mayRecolour(risk(), 'yellow', ['desk'], now)).toMatchObject({ code: 'forbidden' });
    expect(mayRecolour(risk(), 'green', ['chief'], now)).toMatchObject({ code: 'notNow', why: 'oneStepAtATime' });
    expect(mayRecolour(risk(), 'red', ['chief'], now)).toMatchObject({ why: 'sameColour' });
  });

  it('is not lowered while a review is missed', () => {
    expect(mayRecolour(risk({ reviewDueAt: now }), 'yellow', ['chief'], now)).toMatchObject({ why: 'reviewMissed' });
  });
});

describe('striking it off 销号 (001-24)', () => {
  const green = (more: Partial<RiskState> = {}) => risk({ colour: 'green', colouredAt: at('2026-10-25'), ...more });
  const asked = (state: RiskState, evidence = ['hash']) => mayAskStrike(state, evidence, defaultPack, zone, now);

  it('needs green, thirty quiet days in it, evidence and no missed review', () => {
    expect(asked(green())).toBeNull();
    expect(asked(risk())).toMatchObject({ why: 'notGreen' });
    expect(asked(green({ colouredAt: at('2026-10-26') }))).toMatchObject({ why: 'notQuietYet' });
    expect(asked(green({ reviewDueAt: now }))).toMatchObject({ why: 'reviewMissed' });
    expect(asked(green(), [])).toMatchObject({ code: 'invalid' });
    expect(asked(green({ strikeAskedBy: 'li' }))).toMatchObject({ code: 'askedAlready' });
    expect(asked(green({ stage: 'struckOff' }))).toMatchObject({ why: 'riskStruckOff' });
  });

  it('needs a second person, who is another one', () => {
    expect(mayAgreeToStrike(green({ strikeAskedBy: 'li' }), 'chen', ['chief'])).toBeNull();
    expect(mayAgreeToStrike(green({ strikeAskedBy: 'li' }), 'li', ['chief'])).toMatchObject({ code: 'forbidden', why: 'twoPersons.askedFor' });
    expect(mayAgreeToStrike(green({ strikeAskedBy: 'li' }), 'sun', ['worker'])).toMatchObject({ code: 'forbidden' });
    expect(mayAgreeToStrike(green(), 'chen', ['chief'])).toMatchObject({ why: 'nothingWasAsked' });
  });
});
