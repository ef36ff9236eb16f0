import { at } from './owed.ts';
import { Visiting, iso } from './visiting.ts';

const day = 86_400_000;
const march = (date: number, time = '10:00') => at(`2026-03-${String(date).padStart(2, '0')}`, time);

describe('a visit that is made (000-13, 000-14)', () => {
  it('discharges the month, the quarter and the year with one knock, and is over', () => {
    const visit = new Visiting({ duties: [
      { id: 'year', kind: 'cadence', code: 'H01', period: '2026', from: at('2026-01-01', '00:00'), to: at('2027-01-01', '00:00'), state: 'open', visitId: 'v9' },
      { id: 'quarter', kind: 'cadence', code: 'H04', period: '2026-Q1', from: at('2026-01-01', '00:00'), to: at('2026-04-01', '00:00'), state: 'open', visitId: 'v1' },
      { id: 'month', kind: 'cadence', code: 'H08', period: '2026-03', from: at('2026-03-01', '00:00'), to: at('2026-04-01', '00:00'), state: 'open', visitId: 'v1' },
      { id: 'next', kind: 'cadence', code: 'H08', period: '2026-04', from: at('2026-04-01', '00:00'), to: at('2026-05-01', '00:00'), state: 'upcoming', visitId: 'v2' },
    ] });
    visit.now = march(5);
    visit.does('worker', 'start').does('worker', 'record', { outcome: 'met', facets: ['family'], note: '一切都好' });
    expect(visit.dutyStates()).toEqual({ year: 'discharged', quarter: 'discharged', month: 'discharged', next: 'upcoming' });
    expect(visit.state).toMatchObject({ status: 'done', over: true, late: false, private: { note: '一切都好' } });
    expect(visit.alarm()).toBeNull();
  });

  it('five days after the last one is recorded, and still to be made (gap < 10 d)', () => {
    const visit = new Visiting({ codes: ['H08'], from: at('2026-04-01', '00:00'), to: at('2026-05-01', '00:00') });
    visit.earlier.push({ code: 'H08', occurredAt: march(28), remote: false });
    visit.now = at('2026-04-02');
    visit.does('worker', 'record', { outcome: 'met' });
    expect(visit.state).toMatchObject({ status: 'open', over: false, knocks: [{ outcome: 'met' }] });
    expect(visit.entries.at(-1)!.data).toMatchObject({ discharged: [], kept: [{ code: 'H08', why: 'gap' }] });
    visit.now = at('2026-04-08');
    visit.does('worker', 'record', { outcome: 'met' });
    expect(visit.state).toMatchObject({ status: 'done', over: true });
  });

  it('by phone discharges one of three in a row', () => {
    const visit = new Visiting({ codes: ['H08'] });
    visit.earlier.push({ code: 'H08', occurredAt: at('2026-02-10'), remote: true });
    visit.now = march(10);
    expect(visit.does('worker', 'record', { outcome: 'metRemote' }).state.status).toBe('open');
  });

  it('refused politely is respected for H01 to H07; elsewhere the duty stays and the leader decides', () => {
    const visit = new Visiting({ codes: ['H01', 'H02'] });
    visit.now = march(5);
    expect(visit.does('worker', 'record', { outcome: 'refused' }).state).toMatchObject({ status: 'refused', over: true });
    const care = new Visiting({ codes: ['H01', 'H08'] });
    care.now = march(5);
    care.does('worker', 'record', { outcome: 'refused' });
    expect(care.dutyStates()).toEqual({ 'H01 now': 'discharged', 'H08 now': 'open' });
    expect(care.state).toMatchObject({ status: 'refused', over: false });
    care.reaches(at('2026-04-01', '00:00'));
    expect(care.types()).toContain('BecameOverdue');
  });

  it('at any hour is valid, in the future or before its duty is not', () => {
    const visit = new Visiting();
    visit.now = march(5, '23:30');
    expect(visit.tries('worker', 'record', { outcome: 'met', occurredAt: iso(visit.now + 3_600_000) })).toBe('invalid occurredAt inTheFuture');
    expect(visit.tries('worker', 'record', { outcome: 'met', occurredAt: iso(at('2026-02-28')) })).toBe('invalid occurredAt beforeItsDuty');
    expect(visit.tries('worker', 'record', { outcome: 'met', occurredAt: iso(march(5, '23:10')) })).toBe('done');
  });

  it('of a year that was planned for November may be made in March', () => {
    const year = { id: 'year', kind: 'cadence' as const, code: 'H01', period: '2026', from: at('2026-01-01', '00:00'), to: at('2027-01-01', '00:00'), state: 'open' as const, visitId: 'v1' };
    const visit = new Visiting({ duties: [year], from: at('2026-11-01', '00:00'), to: at('2027-01-01', '00:00'), now: march(5) });
    expect(visit.state.status).toBe('open');
    expect(visit.does('worker', 'record', { outcome: 'met' }).dutyStates()).toEqual({ year: 'discharged' });
  });

  it('takes only facets and categories that the pack has', () => {
    const visit = new Visiting();
    visit.now = march(5);
    expect(visit.tries('worker', 'record', { outcome: 'met', facets: ['nonsense'], needs: [{ category: '9999', text: '灯' }] })).toBe('invalid facets.0 unknownFacet, needs.0.category unknownCategory');
  });

  it('answers for duties of other visits to the door, and ends those of which nothing is left', () => {
    const february = new Visiting({ codes: ['H08'], from: at('2026-02-01', '00:00'), to: at('2026-03-01', '00:00') });
    const visit = new Visiting({ others: [february.state], duties: [
      { ...february.duties[0]!, id: 'H08 now', visitId: 'v0' },
      { id: 'march', kind: 'cadence', code: 'H08', period: '2026-03', from: at('2026-03-01', '00:00'), to: at('2026-04-01', '00:00'), state: 'open', visitId: 'v1' },
    ] });
    visit.now = march(25);
    visit.does('worker', 'record', { outcome: 'met' });
    expect(visit.last()).toMatchObject({ discharged: ['march'], lapsed: ['H08 now'] });
    expect(visit.kin).toMatchObject([{ entries: [{ type: 'DutiesTaken', data: { by: 'v1', duties: [], lapsed: ['H08 now'] } }] }]);
  });
});

describe('a slot', () => {
  it.each([['21:00', 'quietHours'], ['07:59', 'quietHours'], ['08:00', null], ['20:59', null]])('promised for %s', (time, why) => {
    const visit = new Visiting();
    expect(visit.tries('worker', 'plan', { slot: iso(march(9, time)) })).toBe(why === null ? 'done' : `invalid slot ${why}`);
  });

  it('is neither in the past nor before the duty, and is reminded of an hour before', () => {
    const visit = new Visiting({ now: at('2026-02-20') });
    expect(visit.state.status).toBe('upcoming');
    expect(visit.tries('worker', 'plan', { slot: iso(at('2026-02-25')) })).toBe('invalid slot beforeItsDuty');
    expect(visit.tries('worker', 'record', { outcome: 'met' })).toBe('notNow visit.upcoming');
    visit.does('worker', 'plan', { slot: iso(march(2)) });
    expect(visit.tries('worker', 'record', { outcome: 'met' })).toBe('notNow beforeItsDuty');
    visit.reaches(march(2));
    expect(visit.types()).toEqual(['Opened', 'Planned', 'WindowOpened', 'SlotNear']);
    expect(visit.entries.at(-1)).toMatchObject({ dueAt: march(2, '09:00') });
  });
});

describe('the clock of a visit (000-15, VT1 to VT3)', () => {
  it('says due soon at 70 % of the window and tells the leader at its end', () => {
    const visit = new Visiting({ codes: ['H02'] }).reaches(at('2026-05-01'));
    expect(visit.entries.slice(1).map(({ type, dueAt }) => [type, dueAt])).toEqual([['DueSoon', at('2026-03-01', '00:00') + 31 * day * 0.7], ['BecameOverdue', at('2026-04-01', '00:00')]]);
    expect(visit.entries.at(-1)!.data).toMatchObject({ whom: ['leader'] });
    expect(visit.alarm()).toBeNull();
  });

  it.each(['H08', 'H09', 'H10', 'H11', 'H12', 'H16b'])('%s climbs to the supervisor at +3 d and to the county at +7 d', (code) => {
    const visit = new Visiting({ codes: [code] }).reaches(at('2026-05-01'));
    expect(visit.entries.slice(3).map(({ dueAt, data }) => [dueAt, (data as { whom: string[] }).whom])).toEqual([
      [at('2026-04-04', '00:00'), ['leader', 'verifier']], [at('2026-04-08', '00:00'), ['verifier', 'county']],
    ]);
    expect(visit.state.height).toBe(2);
  });

  it('stops when somebody was there: late, and counted late', () => {
    const visit = new Visiting({ codes: ['H08'] }).reaches(at('2026-04-02'));
    visit.does('worker', 'record', { outcome: 'met' });
    expect(visit.state).toMatchObject({ status: 'done', late: true, over: true });
    const offline = new Visiting({ codes: ['H08'] }).reaches(at('2026-04-02'));
    expect(offline.does('worker', 'record', { outcome: 'met', occurredAt: iso(march(31)) }).state.late).toBe(false);
  });

  it('forgets a visit that was begun and not finished within seven days', () => {
    const visit = new Visiting({ now: march(2) }).does('worker', 'start').reaches(march(10));
    expect(visit.types()).toEqual(['Opened', 'Started', 'Lapsed']);
    expect(visit.state.status).toBe('open');
  });
});

describe('nobody met', () => {
  it('H08 and no contact for 24 hours opens 0905 by itself, once', () => {
    const visit = new Visiting({ codes: ['H08'], now: march(5) }).does('worker', 'record', { outcome: 'notMet' });
    expect(visit.state.retry).toMatchObject({ by: march(12), not: 'morning' });
    visit.reaches(march(6));
    expect(visit.opens).toMatchObject([{ category: '0905', why: 'contactLost', by: 'worker' }]);
    expect(visit.entries.find(({ type }) => type === 'ContactLost')).toMatchObject({ dueAt: march(6), actor: { kind: 'clock' } });
    visit.does('worker', 'record', { outcome: 'notMet' }).reaches(at('2026-05-01'));
    expect(visit.opens).toHaveLength(1);
    expect(visit.types().filter((type) => type === 'RetryOwed')).toHaveLength(1);
  });

  it.each(['H11', 'H12'])('%s opens a 0904 check', (code) => {
    const visit = new Visiting({ codes: [code], now: march(5) }).does('worker', 'record', { outcome: 'notMet' }).reaches(march(7));
    expect(visit.opens.map(({ category }) => category)).toEqual(['0904']);
  });

  it('an ordinary household is only tried again within seven days', () => {
    const visit = new Visiting({ codes: ['H01'], now: march(5) }).does('worker', 'record', { outcome: 'notMet' }).reaches(march(12));
    expect(visit.opens).toEqual([]);
    expect(visit.types()).toEqual(['Opened', 'NotMet', 'RetryOwed']);
  });

  it('and then reached in time opens nothing, also when the two notes arrive together and late', () => {
    const visit = new Visiting({ codes: ['H08'], now: march(7) }).does('worker', 'record', { outcome: 'notMet', occurredAt: iso(march(5)) });
    expect(visit.alarm()).toBeGreaterThan(visit.now);
    visit.does('worker', 'record', { outcome: 'met', occurredAt: iso(march(5, '18:00')) }).reaches(at('2026-05-01'));
    expect(visit.opens).toEqual([]);
  });

  it('but met on another visit: the contact is made', () => {
    const missed = new Visiting({ codes: ['H08'], now: march(5) }).does('worker', 'record', { outcome: 'notMet' });
    const other = new Visiting({ unplanned: true, others: [missed.state], now: march(5, '15:00') }).does('worker', 'record', { outcome: 'met' });
    expect(other.kin[0]!.entries.map(({ type }) => type)).toContain('ContactMade');
  });
});

describe('an excuse', () => {
  const asked = () => new Visiting({ codes: ['H01'], now: march(20) }).does('worker', 'askExcuse', { reason: 'leave: 探亲' });

  it('is asked for by the worker and granted by the leader; the duty leaves the denominator', () => {
    const visit = asked();
    expect(visit.tries('worker', 'grantExcuse')).toBe('forbidden notYours');
    expect(visit.tries('worker', 'askExcuse', { reason: 'leave' })).toBe('askedAlready excuseOpen');
    visit.does('leader', 'grantExcuse');
    expect(visit.state).toMatchObject({ status: 'excused', over: false, excuse: { reason: 'leave', state: 'granted' } });
    expect(visit.dutyStates()).toEqual({ 'H01 now': 'excused' });
    visit.reaches(at('2026-05-01'));
    expect(visit.types().slice(-2)).toEqual(['ExcuseGranted', 'Settled']);
    expect(visit.state.over).toBe(true);
  });

  it('of the leader is granted by the desk, never by himself', () => {
    const visit = new Visiting({ codes: ['H01'], now: march(20) }).does('leader', 'askExcuse', { reason: 'overload' });
    expect(visit.tries('leader', 'grantExcuse')).toBe('forbidden twoPersons.askedFor');
    expect(visit.open('leader')).not.toContain('grantExcuse');
    expect(visit.does('desk', 'grantExcuse').state.status).toBe('excused');
  });

  it('refused, or not answered, leaves the visit as it was', () => {
    expect(asked().does('leader', 'refuseExcuse', { reason: '人手够' }).state).toMatchObject({ status: 'open', excuse: { state: 'refused' } });
    const silent = asked().reaches(march(31));
    expect(silent.entries.find(({ type }) => type === 'ExcuseRefused')).toMatchObject({ data: { lapsed: true }, actor: { kind: 'clock' } });
    expect(silent.state.status).toBe('open');
  });
});

describe('what is found', () => {
  it('opens an incident that ends for the visit only when the person was told', () => {
    const visit = new Visiting({ now: march(5) }).does('worker', 'record', { outcome: 'met', needs: [{ category: '0702', text: '楼道灯坏' }, '想问低保'] });
    expect(visit.opens.map(({ category, text }) => [category, text])).toEqual([['0702', '楼道灯坏'], [null, '想问低保']]);
    expect(JSON.stringify(visit.entries.map(({ data }) => data))).not.toMatch(/楼道|低保/);
    expect(visit.state).toMatchObject({ status: 'done', over: false });
    expect(visit.tries('worker', 'tell', { text: '修好了' })).toBe('notNow caseStillOpen');
    for (const { caseId } of visit.state.followUps) visit.closed.add(caseId);
    visit.does('worker', 'tell', { text: '修好了' });
    expect(visit.state).toMatchObject({ status: 'done', over: false });
    visit.does('worker', 'tell', { text: '已告知办理地点' });
    expect(visit.state).toMatchObject({ status: 'settled', over: true });
  });

  it.each(['moved', 'deceased', 'away'])('%s opens a change of data 1001, and the tags are looked at again', (outcome) => {
    const visit = new Visiting({ codes: ['H08'], now: march(5) }).does('worker', 'record', { outcome });
    expect(visit.opens).toMatchObject([{ category: '1001', why: 'gone' }]);
    expect(visit.entries[1]!.data).toMatchObject({ reviewTagsBy: expect.any(String), excused: [{ code: 'H08' }] });
    expect(visit.state).toMatchObject({ status: 'away', over: true });
  });
});

describe('whose visit it is', () => {
  it('handed on, the other one makes it; what the first did before is his to tell', () => {
    const visit = new Visiting({ worker: 'worker', now: march(5) });
    expect(visit.tries('worker3', 'record', { outcome: 'met' })).toBe('forbidden notYours');
    expect(visit.tries('leader', 'hand', { to: 'worker2' })).toBe('invalid to outOfReach');
    expect(visit.tries('leader', 'hand', { to: 'nobody' })).toBe('invalid to unknownPerson');
    visit.now = march(6);
    visit.does('leader', 'hand', { to: 'worker3' });
    expect(visit.tries('worker', 'record', { outcome: 'met' })).toBe('forbidden notYours');
    expect(visit.tries('worker', 'record', { outcome: 'met', occurredAt: iso(march(5, '11:00')) })).toBe('done');
    expect(visit.tries('worker3', 'record', { outcome: 'met' })).toBe('done');
  });

  it('is neither another grid\'s nor a department\'s', () => {
    const visit = new Visiting({ now: march(5) });
    for (const who of ['worker2', 'clerk', 'verifier', 'county'] as const) expect([who, visit.open(who)]).toEqual([who, []]);
    expect(visit.open('worker')).toEqual(['plan', 'start', 'record', 'askExcuse']);
    expect(visit.open('leader')).toEqual(['plan', 'start', 'record', 'askExcuse', 'hand']);
  });

  it('seen older than it is, is refused as stale', () => {
    const visit = new Visiting({ now: march(5) }).does('worker', 'start');
    expect(visit.tries('worker', 'record', { outcome: 'met' }, 1)).toBe('stale olderSequence');
  });
});

it('a visit nobody planned and nobody made lapses by itself', () => {
  const visit = new Visiting({ unplanned: true, now: march(5), to: march(12) }).reaches(at('2026-05-01'));
  expect(visit.types()).toEqual(['Opened', 'Lapsed']);
  expect(visit.state.over).toBe(true);
});
