import { differencesOf } from '../../admin-ui/src/packs/differences.ts';
import { limitsOf } from '../../admin-ui/src/packs/pack.ts';
import { monthsOf } from '../../admin-ui/src/risks/risk.ts';
import type { RiskLine } from '../../admin-ui/src/risks/risk.ts';
import { categoriesOf } from '../../admin-ui/src/units/unit.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';

describe('a draft of the rules', () => {
  it('says every place where it differs, by the names that people know the lines by', () => {
    const draft = structuredClone(defaultPack);
    draft.profiles['Q']!.limits.accept = '3 wh';
    draft.ladders.handle!['default']![0]!.at = '75%';
    draft.authority.closeOnSpot.town = ['dispatcher', 'mediator'];
    draft.routing = draft.routing.filter(({ category }) => category !== '0107');
    draft.version = 2;
    expect(differencesOf(defaultPack, draft).map(({ path, before, after }) => [path.join(' '), before, after])).toEqual([
      ['profiles Q limits accept', '2 wh', '3 wh'], ['ladders handle default 70% at', '70%', '75%'], ['authority closeOnSpot town', 'dispatcher', 'dispatcher mediator'],
      ['routing 0107 category', '0107', ''], ['routing 0107 lead', 'market', ''],
    ]);
    expect(differencesOf(defaultPack, structuredClone(defaultPack))).toEqual([]);
  });

  it('promises a category’s own limit before its profile’s', () => {
    const category = { ...defaultPack.categories.find(({ profile }) => profile === 'Q')!, limits: { accept: '1 wh' } };
    const { accept, handle } = limitsOf(category, defaultPack);
    expect([accept, handle]).toEqual(['1 wh', defaultPack.profiles['Q']!.limits.handle]);
  });
});

it('a unit leads what the routing table sends to the kinds that it answers for, and assists elsewhere', () => {
  const { leads, assists } = categoriesOf({ keys: ['fire'] }, defaultPack);
  expect(leads.length + assists.length).toBeGreaterThan(0);
  for (const { code } of leads) expect(defaultPack.routing.some(({ category, lead }) => category === code && lead === 'fire')).toBe(true);
  expect(assists.filter(({ code }) => leads.some((one) => one.code === code))).toEqual([]);
  expect(categoriesOf({ keys: [] }, defaultPack)).toEqual({ leads: [], assists: [] });
});

it('the strip of a risk shows the colour at the end of each month, nothing before it was opened, and where it was struck off', () => {
  const line = (at: string, what: string, to: RiskLine['to'] = null): RiskLine => ({ seq: 1, at, by: null, what, from: null, to });
  const lines = [line('2026-02-10T10:00:00+08:00', 'opened', 'red'), line('2026-03-31T23:30:00+08:00', 'coloured', 'yellow'), line('2026-04-01T00:30:00+08:00', 'coloured', 'green'), line('2026-05-02T09:00:00+08:00', 'struckOff')];
  expect(monthsOf(lines, Date.parse('2026-05-20T12:00:00+08:00'), 5).map(({ month, colour, over }) => [month, colour, over])).toEqual([
    ['2026-01', null, false], ['2026-02', 'red', false], ['2026-03', 'yellow', false], ['2026-04', 'green', false], ['2026-05', 'green', true],
  ]);
});
