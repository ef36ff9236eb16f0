import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door, Person } from './door.ts';
import { openDoor } from './door.ts';

const day = 86_400_000;
let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
});
afterAll(() => door.close());

const date = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const home = (resident: object, more: object = {}) => ({ code: 'B-1', grid: 'grid1', address: '一号', residents: [{ name: '王秀兰', relation: 'head', ...resident }], ...more });
const tag = { code: 'H08', purpose: '探访关爱', legalBasis: '民政部等10部门探访关爱通知', sourceUnit: 'civil', validFrom: date(0), validTo: date(90) };
const without = (name: keyof typeof tag) => Object.fromEntries(Object.entries(tag).filter(([key]) => key !== name));
const tomorrowAt = (time: string) => `${new Date(Date.now() + 8 * 3_600_000 + day).toISOString().slice(0, 10)}T${time}:00+08:00`;

/** What is refused, the field at fault and its reason; each reason has words of its own. */
type Row = [what: string, who: Person, path: string, body: object, fault: string];
const rows: Row[] = [
  ['a birth on a day that there never was', 'desk', '/api/households', home({ born: '1949-02-30' }), 'residents.0.born: impossibleDate'],
  ['a birth tomorrow', 'desk', '/api/households', home({ born: date(2) }), 'residents.0.born: impossibleBirth'],
  ['a birth of two centuries ago', 'desk', '/api/households', home({ born: '1800-01-01' }), 'residents.0.born: impossibleBirth'],
  ['another birth than that of the number', 'desk', '/api/households', home({ idNumber: '11010519491231002X', born: '1950-01-01' }), 'residents.0.born: otherBirth'],
  ['a number of seventeen signs', 'desk', '/api/households', home({ idNumber: '11010519491231002' }), 'residents.0.idNumber: notAnIdNumber'],
  ['a number whose last sign does not fit', 'desk', '/api/households', home({ idNumber: '110105194912310021' }), 'residents.0.idNumber: wrongCheckDigit'],
  ['a number of no province', 'desk', '/api/households', home({ idNumber: '990105194912310021' }), 'residents.0.idNumber: unknownProvince'],
  ['a number of a day that there never was', 'desk', '/api/households', home({ idNumber: '110105194902300021' }), 'residents.0.idNumber: impossibleBirth'],
  ['a phone that is none', 'desk', '/api/households', home({ phone: '12345' }), 'residents.0.phone: notAPhone'],
  ['two heads', 'desk', '/api/households', { ...home({}), residents: [{ name: '王秀兰', relation: 'head' }, { name: '李明', relation: 'head' }] }, 'residents.1.relation: twoHeads'],
  ['no address', 'desk', '/api/households', { code: 'B-1', grid: 'grid1', residents: [] }, 'address: noAddress'],
  ['a grid that there is not', 'desk', '/api/households', home({}, { grid: 'nowhere' }), 'grid: unknownArea'],
  ['a village instead of a grid', 'desk', '/api/households', home({}, { grid: 'village1' }), 'grid: notAGrid'],
  ['a class without a basis', 'desk', '/api/households/:home/tags', without('legalBasis'), 'legalBasis: required'],
  ['a class without a purpose', 'desk', '/api/households/:home/tags', { ...tag, purpose: ' ' }, 'purpose: required'],
  ['a class without an end', 'desk', '/api/households/:home/tags', without('validTo'), 'validTo: required'],
  ['a class that the pack does not have', 'desk', '/api/households/:home/tags', { ...tag, code: 'H99' }, 'code: unknownCadence'],
  ['believers, as a label on a person', 'desk', '/api/households/:home/tags', { ...tag, code: 'H15' }, 'code: unknownCadence'],
  ['petitioners, while the class is off', 'desk', '/api/households/:home/tags', { ...tag, code: 'H14' }, 'code: classIsOff'],
  ['a circumstance that the class does not have', 'desk', '/api/households/:home/tags', { ...tag, circumstance: 'moonlight' }, 'circumstance: unknownCircumstance'],
  ['a class that ends before it begins', 'desk', '/api/households/:home/tags', { ...tag, validTo: date(-1) }, 'validTo: endsBeforeItBegins'],
  ['a visit tomorrow', 'worker', '/api/visits/:visit/actions/record', { outcome: 'met', occurredAt: tomorrowAt('10:00') }, 'occurredAt: inTheFuture'],
  ['a visit before its duty', 'worker', '/api/visits/:visit/actions/record', { outcome: 'met', occurredAt: '2020-01-01T10:00:00+08:00' }, 'occurredAt: beforeItsDuty'],
  ['a visit at an instant without an offset', 'worker', '/api/visits/:visit/actions/record', { outcome: 'met', occurredAt: '2026-01-01T10:00:00' }, 'occurredAt: noOffset'],
  ['an outcome that there is not', 'worker', '/api/visits/:visit/actions/record', { outcome: 'seen' }, 'outcome: notOneOf'],
  ['a facet that the pack does not have', 'worker', '/api/visits/:visit/actions/record', { outcome: 'met', facets: ['soul'] }, 'facets.0: unknownFacet'],
  ['a need of no category', 'worker', '/api/visits/:visit/actions/record', { outcome: 'met', needs: [{ category: '9999', text: 'x' }] }, 'needs.0.category: unknownCategory'],
  ['a risk of no colour', 'worker', '/api/visits/:visit/actions/record', { outcome: 'met', needs: [{ text: 'x', risk: 'blue' }] }, 'needs.0.risk: notOneOf'],
  ['a promise in the quiet hours of the evening', 'worker', '/api/visits/:visit/actions/plan', { slot: tomorrowAt('21:00') }, 'slot: quietHours'],
  ['a promise in the quiet hours of the morning', 'worker', '/api/visits/:visit/actions/plan', { slot: tomorrowAt('07:59') }, 'slot: quietHours'],
  ['a promise for yesterday', 'worker', '/api/visits/:visit/actions/plan', { slot: '2020-01-01T10:00:00+08:00' }, 'slot: inThePast'],
  ['a hand-over to nobody', 'leader', '/api/visits/:visit/actions/hand', { to: 'nobody-here' }, 'to: unknownPerson'],
  ['a hand-over to another town', 'leader', '/api/visits/:visit/actions/hand', { to: 'worker2' }, 'to: outOfReach'],
  ['a task for a household that there is not', 'leader', '/api/tasks', { what: 'x', until: date(3), households: ['NO-1'] }, 'households.0: unknownHousehold'],
  ['a task for yesterday', 'leader', '/api/tasks', { what: 'x', until: date(-2), people: ['worker'] }, 'until: inThePast'],
  ['a trigger that the pack does not have', 'worker', '/api/triggers', { code: 'rain', household: ':home' }, 'code: notOneOf'],
  ['a trigger tomorrow', 'worker', '/api/triggers', { code: 'misfortune', household: ':home', occurredAt: tomorrowAt('10:00') }, 'occurredAt: inTheFuture'],
];

it.each(rows)('%s is refused by field and reason, in words of its own, and leaves nothing behind', async (_what, who, path, body, fault) => {
  const planned = await town.planned([{ code: 'H01' }]);
  const filled = JSON.parse(JSON.stringify(body).replaceAll(':home', planned.household.code)) as object;
  const before = await counts();
  const answer = await door.ask(who, 'post', path.replace(':home', planned.household.code).replace(':visit', planned.visitId), { body: filled });
  const errors = answer.body.errors as { path: string; code: string; message: string }[];
  expect([answer.status, errors?.map((one) => `${one.path}: ${one.code}`)]).toEqual([422, [fault]]);
  expect(errors[0]!.message).not.toMatch(/^填写不对/);
  expect(await counts()).toEqual(before);
});

it('a household in two primary grids, a formula and a bad number in a list: every row is told, and nothing of it is on the register', async () => {
  const before = await counts();
  const list = ['户编号,网格,姓名,地址,身份证号', 'L-1,grid1,王秀兰,一号,', 'L-1,grid2,李明,一号,', 'L-2,grid1,=1+1,二号,', 'L-3,grid1,张三,三号,110105194912310021'].join('\r\n');
  for (const path of ['/api/households/import?dryRun=true', '/api/households/import']) {
    const answer = await door.ask('desk', 'post', path, { body: list, headers: { 'Content-Type': 'text/csv' } });
    const errors = answer.body.errors as { row?: number; path?: string; column?: string; code: string; message: string }[];
    expect(errors.map(({ code }) => code)).toEqual(expect.arrayContaining(['inTwoGrids', 'formula', 'wrongCheckDigit']));
    for (const { message } of errors) expect(message).not.toMatch(/^填写不对/);
  }
  expect(await counts()).toEqual(before);
});

it('a spreadsheet of two hundred megabytes is not read at all', async () => {
  const answer = await door.ask('desk', 'post', '/api/households/import', { body: 'x', headers: { 'Content-Type': 'text/csv', 'Content-Length': String(200 * 1024 * 1024) } }).catch((failure: Error) => failure);
  expect('status' in answer ? [answer.status, answer.body.code] : [413, 'tooLarge']).toEqual([413, 'tooLarge']);
});

/** Rows of everything that could have been half-done. */
async function counts(): Promise<Record<string, number>> {
  const { db } = door.county;
  const found: Record<string, number> = {};
  for (const table of ['household', 'resident', 'category_tag', 'ledger', 'given_task', 'visit_trigger', 'risk', 'cases'] as const) {
    found[table] = Number((await db.selectFrom(table).select((on) => on.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);
  }
  // A visit writes its first line when somebody touches it, also where what he then asks is refused.
  found['ledger'] = Number((await db.selectFrom('ledger').select((on) => on.fn.countAll<string>().as('n')).where('type', '<>', 'Opened').executeTakeFirstOrThrow()).n);
  return found;
}
