import { metresBetween, nearestFirst, nextAfter, stalestFirst, stopsOf } from '../../field-ui/src/today/round.ts';
import { readDoorCard, readToday } from '../../field-ui/src/today/today.ts';
import type { Visit } from '../../field-ui/src/today/today.ts';

const now = Date.parse('2026-11-24T02:00:00Z');
const visit = (id: string, more: Partial<Visit> = {}): Visit => ({ id, address: id, overdue: false, duties: [], last: [], others: [], ...more });
const three = { id: 'b3', name: '3幢' };

it('folds the doors of a building into one stop, overdue ones first (000-14)', () => {
  const stops = stopsOf([visit('a', { to: '2026-11-30' }), visit('b', { building: three, to: '2026-12-20' }), visit('c', { building: three, overdue: true }), visit('d', { building: three, to: '2026-12-01' })]);
  expect(stops.map(({ name, overdue, visits }) => [name, overdue, visits.map(({ id }) => id).join('')])).toEqual([['3幢', 1, 'cdb'], ['a', 0, 'a']]);
});

it('shows the nearest next: the same building, then by distance, else who needs it most', () => {
  const at = (metres: number) => ({ lng: 110, lat: 34 + metres / 111_320 });
  const done = visit('done', { building: three, location: at(0) });
  const [far, near, sameHouse, nowhere] = [visit('far', { location: at(900) }), visit('near', { location: at(80) }), visit('same', { building: three }), visit('nowhere', { overdue: true })];
  expect(nextAfter(done, [far, near, sameHouse, done])?.id).toBe('same');
  expect(nextAfter(done, [far, near, nowhere])?.id).toBe('near');
  expect(nextAfter(visit('x'), [far, nowhere])?.id).toBe('nowhere');
  expect(nextAfter(done, [done])).toBeUndefined();
  expect(nearestFirst(stopsOf([nowhere, far, near]), at(0)).map(({ key }) => key)).toEqual(['near', 'far', 'nowhere']);
  expect(metresBetween(at(0), at(595))).toBe(595);
});

it('asks what was confirmed longest ago first (000-16)', () => {
  const facet = (code: string, confirmedAt?: string) => ({ code, zh: code, en: code, ...(confirmedAt ? { confirmedAt } : {}) });
  expect(stalestFirst([facet('new', '2026-11-01'), facet('old', '2025-03-02'), facet('never')]).map(({ code }) => code)).toEqual(['never', 'old', 'new']);
});

it('reads the worker’s page and the card of a door, and holds out against what is missing', () => {
  expect(readToday(null, 'zh-CN', now)).toEqual({ visits: [], followUps: [], tasks: [], nearby: [] });
  expect(readDoorCard(undefined)).toEqual({ facets: [], alongWith: [] });
  const page = readToday({
    serverTime: '2026-11-24T10:00:00+08:00',
    items: [
      { id: 'v1', seq: 2, household: { id: 'h1', code: 'HW-1', address: '3幢 501' }, place: null, building: { id: 'b3', name: '3幢' }, due: '2026-11-24T00:00:00+08:00', overdue: true, slot: null, duties: [{ id: 'd1', code: null }], location: null },
      { id: 'v2', seq: 0, household: null, place: { id: 'p1', code: 'P1', zh: '加油站', address: '东门外' }, building: { id: null, name: null }, due: '2026-12-24T00:00:00+08:00', overdue: false, duties: [] },
    ],
    followUps: [{ visit: 'v9', seq: 4, household: { id: 'h9', address: '5幢' }, incident: { id: 'c9', number: 'GW-2026-000001' }, closed: true }],
  }, 'zh-CN', now);
  expect(page.visits).toMatchObject([{ id: 'v1', seq: 2, household: 'h1', address: '3幢 501', building: three, overdue: true }, { id: 'v2', address: '东门外', name: '加油站', overdue: false }]);
  expect(page.visits[1]).not.toHaveProperty('household');
  expect(page.followUps).toMatchObject([{ visit: 'v9', number: 'GW-2026-000001', incident: 'c9', address: '5幢', closed: true }]);
  expect(readDoorCard({ head: '王**', facets: [{ code: 'family', zh: '家庭情况', en: 'family', confirmedAt: null }], todo: { alongWith: [{ zh: '民警', en: 'police' }] } }))
    .toEqual({ head: '王**', facets: [{ code: 'family', zh: '家庭情况', en: 'family' }], alongWith: [{ zh: '民警', en: 'police' }] });
});
