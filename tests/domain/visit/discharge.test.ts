import { defaultPack, shippedPacks } from '../../../domain/pack/packs/index.ts';
import { discharge } from '../../../domain/visit/discharge.ts';
import type { Duty } from '../../../domain/visit/duty.ts';
import { Door, at, zone } from './owed.ts';

describe('one knock discharges everything that is due (000-14)', () => {
  it('an elder who lives alone in a disabled household, visited on 5 March: March, the quarter and the year (000-13)', () => {
    const door = new Door(['H01', 'H04', 'H08']);
    door.duties = door.duties.filter(({ to }) => to > at('2026-03-01', '00:00'));
    expect(door.visited('2026-03-05')).toEqual(['H01 2026', 'H04 2026-Q1', 'H08 2026-03']);
    expect(['H01', 'H04', 'H08'].map((code) => door.next(code))).toEqual([undefined, '2026-Q2', '2026-04']);
  });

  it('nothing before its window: a visit in March is not April\'s', () => {
    expect(new Door(['H08']).tried('2026-03-05').find(({ id }) => id === 'H08 2026-04')).toMatchObject({ discharged: false, why: 'notYet' });
  });

  it('and nothing twice', () => {
    const door = new Door(['H04']);
    expect(door.visited('2026-02-01')).toEqual(['H04 2026-Q1']);
    expect(door.visited('2026-02-02')).toEqual([]);
  });
});

describe('two monthly visits keep ten days between them (000-15)', () => {
  it('28 March and 2 April: the second is recorded, and April is still owed', () => {
    const door = new Door(['H08']);
    for (const day of ['2026-01-15', '2026-02-15', '2026-03-28']) door.visited(day);
    expect(door.tried('2026-04-02').find(({ id }) => id === 'H08 2026-04')).toMatchObject({ discharged: false, why: 'gap' });
    expect(door.visited('2026-04-02')).toEqual([]);
    expect(door.visited('2026-04-06')).toEqual([]);
    expect(door.visited('2026-04-07')).toEqual(['H08 2026-04']);
  });

  it('but quarterly ones need none', () => {
    const door = new Door(['H02']);
    expect([door.visited('2026-03-31'), door.visited('2026-04-01')]).toEqual([['H02 2026-Q1'], ['H02 2026-Q2']]);
  });

  it('in a season that visits more often the gap is not kept, and is again when it has passed (000-26)', () => {
    const door = new Door(['P07']);
    const season = { code: 'P07', circumstance: 'specialRisk', fromDay: '2026-03-01', toDay: '2026-04-01' };
    const tried = (day: string, circumstances = [season]) => discharge({ occurredAt: at(day), outcome: 'met' }, door.duties.filter(({ state }) => state === 'open'), door.earlier, { ...door.rules, circumstances });
    door.visited('2026-02-25');
    const march = (verdicts: ReturnType<typeof tried>) => verdicts.find(({ id }) => id === 'P07 2026-03');
    expect([march(tried('2026-03-02'))?.discharged, march(tried('2026-03-02', []))?.why, march(tried('2026-03-02', [{ ...season, toDay: '2026-03-02' }]))?.why]).toEqual([true, 'gap', 'gap']);
    expect(march(tried('2026-03-02', [{ ...season, code: 'P08' }]))?.why).toBe('gap');
  });

  it('also where a pack made them monthly (001-14)', () => {
    const door = new Door(['H02'], { pack: shippedPacks.find(({ id }) => id === '4558-001')! });
    door.duties = door.duties.filter(({ from }) => from >= at('2026-03-01', '00:00'));
    expect([door.visited('2026-03-28'), door.visited('2026-04-02'), door.visited('2026-04-20')]).toEqual([['H02 2026-03'], [], ['H02 2026-04']]);
  });
});

describe('a visit that is late', () => {
  const january = () => {
    const door = new Door(['H08']);
    door.visited('2026-01-15');
    return door;
  };

  it('makes up for the month before while there is still time for another', () => {
    const door = january();
    expect(door.tried('2026-03-04').find(({ discharged }) => discharged)).toMatchObject({ id: 'H08 2026-02', late: true });
    door.visited('2026-03-04');
    expect(door.visited('2026-03-20')).toEqual(['H08 2026-03']);
  });

  it('is the new month\'s in its second half, and what was missed stays missed', () => {
    const door = january();
    expect(door.visited('2026-03-25')).toEqual(['H08 2026-03']);
    expect(door.duties.find(({ id }) => id === 'H08 2026-02')).toMatchObject({ state: 'lapsed' });
  });

  it('makes up for one month only', () => {
    const door = january();
    expect(door.visited('2026-04-04')).toEqual(['H08 2026-03']);
    expect(door.duties.find(({ id }) => id === 'H08 2026-02')).toMatchObject({ state: 'lapsed' });
    expect(door.next('H08')).toBe('2026-04');
  });

  it('discharges a follow-up whose day has gone by', () => {
    const duty: Duty = { id: 'x', kind: 'followUp', code: 'H21', state: 'open', period: 'case+7d', from: at('2026-03-01'), to: at('2026-03-09', '00:00') };
    expect(discharge({ occurredAt: at('2026-03-12'), outcome: 'met' }, [duty], [], new Door([]).rules)).toMatchObject([{ discharged: true, late: true }]);
  });
});

describe('how it went', () => {
  it.each(['notMet', 'moved', 'deceased', 'away'] as const)('%s discharges nothing', (outcome) => {
    const verdicts = new Door(['H01', 'H08']).tried('2026-03-05', outcome);
    expect(verdicts.filter(({ discharged }) => discharged)).toEqual([]);
    expect(verdicts.find(({ id }) => id === 'H01 2026')).toMatchObject({ why: 'outcome' });
  });

  it('a polite refusal is respected for H01 to H07; elsewhere the duty stays', () => {
    const door = new Door(['H01', 'H02', 'H03', 'H04', 'H05', 'H06', 'H07', 'H08', 'H13', 'H17']);
    expect(door.tried('2026-01-05', 'refused').filter(({ discharged }) => discharged).map(({ code }) => code)).toEqual(['H01', 'H02', 'H03', 'H04', 'H05', 'H06', 'H07']);
    expect(door.tried('2026-01-05', 'refused').find(({ id }) => id === 'H08 2026-01')).toMatchObject({ why: 'refusedKeepsIt' });
  });

  it('a relative who opens counts', () => {
    expect(new Door(['H08']).visited('2026-01-05', 'metRelative')).toEqual(['H08 2026-01']);
  });
});

describe('by phone or video', () => {
  it('an ordinary household may always be called', () => {
    expect(new Door(['H01']).visited('2026-01-05', 'metRemote')).toEqual(['H01 2026']);
  });

  it('a class with a share of its own keeps to it: half of them, counted over those that were made', () => {
    const half = { ...defaultPack, cadences: defaultPack.cadences.map((cadence) => (cadence.code === 'H02' ? { ...cadence, phonePercent: 50 } : cadence)) };
    const door = new Door(['H02'], { pack: half });
    const told = (['metRemote', 'met', 'metRemote', 'metRemote'] as const).map((outcome, nth) => door.visited(`2026-${String(nth * 3 + 3).padStart(2, '0')}-10`, outcome));
    expect(told).toEqual([[], ['H02 2026-Q2'], ['H02 2026-Q3'], []]);
  });

  it('a class of weeks never: it is seen (H16a)', () => {
    const duty: Duty = { id: 'x', kind: 'cadence', code: 'H16a', state: 'open', period: '2026-03-01', from: at('2026-03-02', '00:00'), to: at('2026-03-16', '00:00') };
    const told = (outcome: 'met' | 'metRemote', day: string) => discharge({ occurredAt: at(day), outcome }, [duty], [{ code: 'H16a', occurredAt: at('2026-03-01'), remote: false }], new Door([]).rules)[0];
    expect([told('metRemote', '2026-03-10'), told('met', '2026-03-10'), told('met', '2026-03-01'), told('met', '2026-03-20')]).toMatchObject([
      { why: 'remoteShare' }, { discharged: true, late: false }, { why: 'notYet' }, { discharged: true, late: true },
    ]);
  });

  it('a monthly class once in three', () => {
    const door = new Door(['H08']);
    const told = ['2026-01-15', '2026-02-15', '2026-03-15', '2026-04-15'].map((day, nth) => door.visited(day, nth % 3 === 0 ? 'metRemote' : 'met'));
    expect(told).toEqual([['H08 2026-01'], ['H08 2026-02'], ['H08 2026-03'], ['H08 2026-04']]);
    expect(door.tried('2026-05-15', 'metRemote').find(({ id }) => id === 'H08 2026-05')).toMatchObject({ discharged: false, why: 'remoteShare' });
  });

  it.each(['trigger', 'review'] as const)('never a %s: somebody must be there', (kind) => {
    const duty: Duty = { id: 'x', kind, code: kind === 'trigger' ? 'misfortune' : 'R-red', state: 'open', period: 'x', from: at('2026-03-01'), to: at('2026-03-02') };
    expect(discharge({ occurredAt: at('2026-03-01', '12:00'), outcome: 'metRemote' }, [duty], [], { ...new Door([]).rules, zone })).toMatchObject([{ discharged: false, why: 'remoteShare' }]);
  });
});
