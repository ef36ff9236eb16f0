import { handleLimit, ladderFor, limitsFor } from '../../../domain/pack/limits.ts';
import { MethodPack } from '../../../domain/pack/pack.ts';
import { defaultPack, defaultPackId, shippedPacks } from '../../../domain/pack/packs/index.ts';
import { schedule } from '../../../domain/clock/ladder.ts';

/** A copy that a test may spoil. */
const copy = (): any => structuredClone(defaultPack);
const faults = (pack: unknown): string[] => {
  const { error } = MethodPack.safeParse(pack);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('a method pack 工作法包', () => {
  it('is a plain JSON document', () => {
    for (const pack of shippedPacks) expect(MethodPack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  });

  it('ships five times, sanbifang-000 being the default', () => {
    expect(shippedPacks.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'sanbifang-000 1', '4558-001 1', 'five-level-002 1', 'two-level-003 1', '123456-004 1',
    ]);
    expect(defaultPackId).toBe('sanbifang-000');
    expect(defaultPack.calendar).toBe('cn-office');
  });

  it('can be taken down, given budgets of seconds and another name, and read again', () => {
    const text = JSON.stringify(defaultPack).replaceAll(/"\d+(\.\d+)? (s|min|h|d|wmin|wh|wd)"/g, '"20 s"');
    const fast = MethodPack.parse({ ...JSON.parse(text), id: 'fast', version: 1, basedOn: 'sanbifang-000' });
    expect(limitsFor(fast, '0401', 'Q')).toEqual({ accept: '20 s', dispatch: '20 s', sign: '20 s', handle: '20 s', verify: '20 s' });
    const clock = { calendar: { zone: 'Asia/Shanghai', always: true as const }, start: 0, budget: '20 s' };
    expect(schedule(ladderFor(fast, 'handle', 'Q'), clock).map(({ rung, at }) => `${at / 1_000} ${rung.rung}`).slice(0, 5)).toEqual([
      '14 70%', '18 90%', '20 100%', '30 supervise1', '40 supervise2',
    ]);
  });

  it('also with the budgets inside the rungs replaced', () => {
    const text = JSON.stringify(defaultPack).replaceAll(/\b\d+(\.\d+)? (s|min|h|d|wmin|wh|wd)"/g, '3 s"');
    expect(faults({ ...JSON.parse(text), id: 'faster' })).toEqual([]);
  });

  it('may leave out a category\'s own limits', () => {
    const pack = copy();
    for (const category of pack.categories) delete category.limits;
    expect(limitsFor(MethodPack.parse(pack), '0602', 'N').handle).toBe('24 wh');
  });

  it('holds no function and no predicate', () => {
    const kinds = new Set<string>();
    const walk = (value: unknown): void => {
      kinds.add(typeof value);
      if (value && typeof value === 'object') Object.values(value).forEach(walk);
    };
    shippedPacks.forEach(walk);
    expect([...kinds].toSorted()).toEqual(['boolean', 'number', 'object', 'string']);
  });
});

describe('a pack that is wrong is told where', () => {
  const spoilt: [string, (pack: any) => unknown, string[]][] = [
    ['a profile that is not there', (pack) => (pack.categories[3].profile = 'Z'), ['categories.3.profile: unknownProfile: Z']],
    ['a category of another major', (pack) => (pack.categories[0].code = '0999'), ['categories.0.code: notOfItsMajor: 0999', 'routing.0.category: unknownCategory: 0101']],
    ['a major that is not there', (pack) => (pack.majors = pack.majors.filter((one: any) => one.code !== '10')),
      Array.from({ length: 9 }, (_, at) => `categories.${70 + at}.major: unknownMajor: 10`)],
    ['the same category twice', (pack) => pack.categories.push(pack.categories[0]), ['categories.79.code: twice: 0101']],
    ['a unit that is not there', (pack) => (pack.routing[2].lead = 'nobody'), ['routing.2.lead: unknownUnit: nobody']],
    ['an assisting unit that is not there', (pack) => (pack.routing[0].assist = ['justice', 'unclear']), ['routing.0.assist.1: unknownUnit: unclear']],
    ['a route for no category', (pack) => (pack.routing[0].category = '9999'), ['routing.0.category: unknownCategory: 9999']],
    ['the same route twice', (pack) => pack.routing.push({ category: '0101', lead: 'justice' }), ['routing.79.category: twice: 0101']],
    ['a profile of unknown ladders', (pack) => (pack.profiles.N.ladder = 'steep'), ['profiles.N.ladder: unknownLadder: steep']],
    ['a clock without a default ladder', (pack) => delete pack.ladders.handle.default, ['ladders.handle: noDefault']],
    ['rungs out of order', (pack) => (pack.ladders.handle.slow = pack.ladders.handle.slow.toReversed()), [
      'ladders.handle.slow.0.at: unknownRung', 'ladders.handle.slow.2.at: outOfOrder', 'ladders.handle.slow.3.at: outOfOrder',
      'ladders.handle.slow.4.at: outOfOrder', 'ladders.handle.slow.5.at: outOfOrder', 'ladders.handle.slow.6.at: outOfOrder',
    ]],
    ['a rung that is no instant', (pack) => (pack.ladders.accept.default[0].at = 'soon'), ['ladders.accept.default.0.at: impossibleRung']],
    ['an unknown unit of time', (pack) => (pack.profiles.Q.limits.handle = '8 hours'), ['profiles.Q.limits.handle: unknownUnit']],
    ['a negative budget', (pack) => (pack.terms.callBack = '-1 h'), ['terms.callBack: negative']],
    ['a step that is no profile', (pack) => (pack.severity.steps[0] = 'Y'), ['severity.steps.0: unknownProfile: Y']],
    ['a least profile off the steps', (pack) => (pack.severity.effects.larger.atLeast = 'M'), ['severity.effects.larger.atLeast: notAStep: M']],
    ['mediation out of order', (pack) => (pack.profiles.M.mediationRungs[1].rung = 4), ['profiles.M.mediationRungs.1.rung: outOfOrder: 4']],
    ['mediation by nobody', (pack) => (pack.profiles.M.mediationRungs[1].unit = 'elders'), ['profiles.M.mediationRungs.1.unit: unknownUnit: elders']],
    ['a unit that is called like the queue', (pack) => pack.units.push({ key: 'unclear', zh: '无主', en: 'nobody' }), ['units.34.key: reserved: unclear']],
    ['a role that nobody holds', (pack) => (pack.authority.closeOnSpot.town = ['mayor']), ['authority.closeOnSpot.town.0: unknownRole: mayor']],
    ['an extension by nobody', (pack) => (pack.profiles.N.extension.second.by = 'mayor'), ['profiles.N.extension.second.by: unknownRole: mayor']],
    ['a rung that tells nobody', (pack) => (pack.ladders.verify.urgent[1].whom = ['nextOnDuty', 'reporter']), ['ladders.verify.urgent.1.whom.1: unknownRole: reporter']],
    ['a missed contact that opens nothing', (pack) => (pack.cadences[7].noContact.opens = '9999'), ['cadences.7.noContact.opens: unknownCategory: 9999']],
    ['a must-report that the catalogue does not flag', (pack) => (pack.mustReports = [{ code: 'x', zh: '某', en: 'some', categories: ['0101'] }]),
      ['mustReports.0.categories.0: notFlagged: 0101']],
    ['a must-visit without its cadence', (pack) => (pack.mustVisits[0].cadences = ['H99']), ['mustVisits.0.cadences.0: unknownCadence: H99']],
    ['a trigger without its follow-up', (pack) => (pack.triggers[0].followUp = 'H99'), ['triggers.0.followUp: unknownCadence: H99']],
    ['a field that nobody knows', (pack) => (pack.categories[0].colour = 'red'), ['categories.0: Unrecognized key: "colour"']],
    ['a severity left out', (pack) => delete pack.severity.effects.major, ['severity.effects.major: Invalid input: expected object, received undefined']],
    ['an id with spaces', (pack) => (pack.id = 'My Pack'), ['id: lower case letters, digits and hyphens']],
    ['a calendar without a name', (pack) => delete pack.calendar, ['calendar: Invalid input: expected string, received undefined']],
  ];

  it.each(spoilt)('%s', (_, spoil, expected) => {
    const pack = copy();
    spoil(pack);
    expect(faults(pack).toSorted()).toEqual(expected.toSorted());
  });

  it.each([null, 'pack', [], {}, { id: 'x' }])('and what is no pack at all is only refused: %j', (nothing) => {
    expect(faults(nothing).length).toBeGreaterThan(0);
  });
});

it('a service item with a longer statutory limit keeps it', () => {
  expect(handleLimit(limitsFor(defaultPack, '0802', 'A').handle!, '60 d')).toBe('60 d');
});
