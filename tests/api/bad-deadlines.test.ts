import { defaultPack } from '../../domain/pack/packs/index.ts';
import { inProgress } from '../db/county.ts';
import type { Door, Person } from './door.ts';
import { openDoor } from './door.ts';

let door: Door;
let number: string;
beforeAll(async () => {
  door = await openDoor();
  number = (await inProgress(door.county)).number;
});
afterAll(() => door.close());

const monday = { mon: [['08:30', '12:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const calendar = (more: object = {}) => ({ zone: 'Asia/Shanghai', week: monday, days: {}, ...more });
const preview = (more: object = {}) => ({ calendarId: 'cn-office', start: '2026-03-02T09:00:00+08:00', budget: '8 wh', ...more });
const pack = (spoil: (pack: any) => unknown) => {
  const copy = JSON.parse(JSON.stringify({ ...defaultPack, id: 'county-own' }));
  spoil(copy);
  return copy;
};
const month = { from: '2026-02-01', to: '2026-03-01' };

type Bad = [what: string, who: Person, path: string, body: object, fault: string];

/** Whatever a clock, a calendar or a pack can be asked for that cannot be: the field that is at fault, and why. */
const bad: Bad[] = [
  ['a start on a day that there is not', 'desk', '/api/deadlines/preview', preview({ start: '2024-02-30T09:00:00+08:00' }), 'start impossibleInstant'],
  ['a start without an offset', 'desk', '/api/deadlines/preview', preview({ start: '2024-02-28T09:00:00' }), 'start noOffset'],
  ['a unit of time that there is not', 'desk', '/api/deadlines/preview', preview({ budget: '3 fortnights' }), 'budget unknownUnit'],
  ['a negative budget', 'desk', '/api/deadlines/preview', preview({ budget: '-3 wh' }), 'budget negative'],
  ['half a working day', 'desk', '/api/deadlines/preview', preview({ budget: '1.5 wd' }), 'budget notWhole'],
  ['a budget longer than a century', 'desk', '/api/deadlines/preview', preview({ budget: '99999 d' }), 'budget tooLong'],
  ['a pause that ends before it begins', 'desk', '/api/deadlines/preview', preview({ pauses: [{ from: '2026-03-02T11:00:00+08:00', to: '2026-03-02T10:00:00+08:00' }] }), 'pauses.0.to endsBeforeItBegins'],
  ['a pause on a day that there is not', 'desk', '/api/deadlines/preview', preview({ pauses: [{ from: '2026-04-31T10:00:00+08:00' }] }), 'pauses.0.from impossibleInstant'],
  ['a rung that is no instant', 'desk', '/api/deadlines/preview', preview({ rungs: ['70%', 'soon'] }), 'rungs.1 impossibleRung'],
  ['a calendar that is not known', 'desk', '/api/deadlines/preview', preview({ calendarId: 'mars' }), 'calendarId unknownCalendar'],
  ['a calendar and a name of one', 'desk', '/api/deadlines/preview', preview({ calendar: calendar() }), 'calendar calendarOrId'],
  ['overlapping hours', 'desk', '/api/deadlines/preview', preview({ calendarId: undefined, calendar: calendar({ week: { ...monday, tue: [['08:00', '12:00'], ['11:00', '13:00']] } }) }), 'calendar.week.tue.1 overlap'],
  ['hours that end before they begin', 'desk', '/api/deadlines/preview', preview({ calendarId: undefined, calendar: calendar({ week: { ...monday, tue: [['12:00', '08:00']] } }) }), 'calendar.week.tue.0 reversed'],
  ['a zone that there is not', 'desk', '/api/deadlines/preview', preview({ calendarId: undefined, calendar: calendar({ zone: 'Asia/Atlantis' }) }), 'calendar.zone unknownZone'],
  ['a holiday on a day that there is not', 'county', '/api/calendars', { id: 'own-hours', calendar: calendar({ days: { '2026-02-29': [] } }) }, 'calendar.days.2026-02-29 impossibleDate'],
  ['a minute that there is not', 'county', '/api/calendars', { id: 'own-hours', calendar: calendar({ days: { '2026-02-28': [['08:60', '12:00']] } }) }, 'calendar.days.2026-02-28.0.0 impossibleTime'],
  ['a week without an hour of work', 'county', '/api/calendars', { id: 'own-hours', calendar: calendar({ week: { ...monday, mon: [] } }) }, 'calendar.week neverOpen'],
  ['a new version in an unknown zone', 'county', '/api/calendars/cn-office/versions', { calendar: calendar({ zone: 'Asia/Atlantis' }) }, 'calendar.zone unknownZone'],
  ['a new version in another zone', 'county', '/api/calendars/cn-office/versions', { calendar: calendar({ zone: 'Europe/Berlin' }) }, 'calendar.zone zoneChanged'],
  ['a new version with overlapping hours', 'county', '/api/calendars/cn-office/versions', { calendar: calendar({ days: { '2026-03-03': [['08:00', '12:00'], ['11:59', '13:00']] } }) }, 'calendar.days.2026-03-03.1 overlap'],
  ['rungs out of order', 'admin', '/api/packs', pack((one) => { one.ladders.handle.default[0].at = '95%'; }), 'ladders.handle.default.1.at outOfOrder'],
  ['a rung after one that there is not', 'admin', '/api/packs', pack((one) => { one.ladders.handle.default.at(-1).at = 'supervise9 + 40 wh'; }), `ladders.handle.default.${defaultPack.ladders.handle!.default!.length - 1}.at unknownRung`],
  ['a supervision without a height', 'admin', '/api/packs', pack((one) => { delete one.ladders.handle.default.find((rung: any) => rung.then === 'supervise').height; }), 'ladders.handle.default.3.height heightMissing'],
  ['a limit in a unit that there is not', 'admin', '/api/packs', pack((one) => { one.profiles.N.limits.handle = '3 moons'; }), 'profiles.N.limits.handle unknownUnit'],
  ['a profile that the pack does not hold', 'admin', '/api/packs', pack((one) => { one.categories[0].profile = 'Z'; }), 'categories.0.profile unknownProfile'],
  ['a unit that the pack does not hold', 'admin', '/api/packs', pack((one) => { one.routing[2].lead = 'nobody'; }), 'routing.2.lead unknownUnit'],
  ['a calendar that nobody made', 'admin', '/api/packs', pack((one) => { one.calendar = 'mars'; }), 'calendar unknownCalendar'],
  ['the same, only looked at', 'admin', '/api/packs?dryRun=true', pack((one) => { one.categories[0].profile = 'Z'; }), 'categories.0.profile unknownProfile'],
  ['a trial of a month that ends before it begins', 'county', '/api/packs/what-if', { packId: defaultPack.id, version: 1, from: month.to, to: month.from }, 'to endsBeforeItBegins'],
  ['a trial of rules with overlapping hours', 'county', '/api/packs/what-if', { ...month, calendar: calendar({ week: { ...monday, tue: [['08:00', '12:00'], ['11:00', '13:00']] } }) }, 'calendar.week.tue.1 overlap'],
  ['more time in a unit that there is not', 'clerk', 'askExtension', { budget: '2 moons', reason: '等料' }, 'budget unknownUnit'],
  ['more time in another kind of time', 'clerk', 'askExtension', { budget: '2 h', reason: '等料' }, 'budget otherUnitOfTime'],
  ['no time at all', 'clerk', 'askExtension', { budget: '0 wh', reason: '等料' }, 'budget nothing'],
  ['a hold until a day that there is not', 'clerk', 'askHold', { reasonCode: 'season', interimMeasure: '围挡', until: '2026-02-30' }, 'until impossibleDate'],
  ['a hold until yesterday', 'clerk', 'askHold', { reasonCode: 'season', interimMeasure: '围挡', until: '2020-01-01' }, 'until inThePast'],
  ['a hold for years', 'clerk', 'askHold', { reasonCode: 'season', interimMeasure: '围挡', until: '2099-01-01' }, 'until tooFar'],
  ['a hold for a reason that the pack does not hold', 'clerk', 'askHold', { reasonCode: 'laziness', interimMeasure: '围挡', until: '2026-12-31' }, 'reasonCode unknownReason'],
  ['help from a unit that there is not', 'clerk', 'askAssist', { unit: 'nobody', what: '封路' }, 'unit unknownUnit'],
];

/** Everything that such a request could have left behind. */
async function stored(): Promise<number[]> {
  const tables = ['calendar', 'pack', 'reprojection', 'ledger', 'area_pack'] as const;
  return Promise.all(tables.map(async (table) => Number((await door.county.db.selectFrom(table).select((on) => on.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)));
}

it.each(bad)('%s', async (_what, who, path, body, fault) => {
  const before = await stored();
  const address = path.startsWith('/') ? path : `/api/incidents/${number}/actions/${path}`;
  const { status, body: answer } = await door.ask(who, 'post', address, { body });
  const faults = ((answer as { errors?: { path: string; code: string }[] }).errors ?? []).map((error) => `${error.path} ${error.code}`);
  expect({ status, code: (answer as { code: string }).code, faults }).toEqual({ status: 422, code: 'invalid', faults: expect.arrayContaining([fault]) });
  expect(await stored()).toEqual(before);
});
