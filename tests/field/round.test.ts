import { metresBetween, nearestFirst, nextAfter, stalestFirst, stopsOf } from '../../field-ui/src/today/round.ts';
import { readToday } from '../../field-ui/src/today/today.ts';
import type { Visit } from '../../field-ui/src/today/today.ts';

const now = Date.parse('2026-11-24T02:00:00Z');
const visit = (id: string, more: Partial<Visit> = {}): Visit => ({ id, address: id, overdue: false, duties: [], facets: [], last: [], ...more });
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

it('reads the worker’s page, and holds out against what is missing', () => {
  expect(readToday(null, 'zh-CN', now)).toEqual({ visits: [], followUps: [], tasks: [] });
  const page = readToday({
    serverTime: '2026-11-24T10:00:00+08:00',
    buildings: [{ id: 'b3', zh: '3幢', en: 'Building 3', visits: [{ id: 'v1', seq: 2, household: { id: 'h1', address: '3幢 501', name: '王*' }, window: { from: '2026-11-01T00:00:00+08:00', to: '2026-11-24T00:00:00+08:00' }, duties: [{ id: 'd1', code: 'H08' }] }] }],
    tasks: [{ id: 'c1', number: 'GW-2026-000001', categoryName: { zh: '路灯', en: 'lamp' }, due: '2026-11-24T18:00:00+08:00' }],
    lists: { overdue: [], promised: [], red: [{ id: 'v9', kind: 'visit', address: '5幢' }] },
  }, 'en', now);
  expect(page.visits).toMatchObject([{ id: 'v1', seq: 2, household: 'h1', address: '3幢 501', name: '王*', building: { id: 'b3', name: 'Building 3' }, overdue: true }]);
  expect(page.tasks).toMatchObject([{ id: 'c1', kind: 'incident', title: 'lamp', overdue: false }]);
  expect(page.leader?.red).toMatchObject([{ id: 'v9', kind: 'visit', title: '5幢' }]);
});
