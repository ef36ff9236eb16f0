import { catalogue } from '../../../domain/pack/catalogue/index.ts';
import { routeFor } from '../../../domain/pack/limits.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';
import { MethodPack } from '../../../domain/pack/pack.ts';

/** The 35 leads that the duty lists name, and the kind of unit (or the queue) that each is here. */
const leads: [string, string][] = [
  ['anti-drug office', 'antidrug'], ['civil affairs', 'civil'], ['community', 'village'], ["disabled persons' federation", 'disabled'],
  ['education', 'education'], ['emergency management', 'emergency'], ['environment', 'environment'], ['fire service', 'fire'],
  ['forestry', 'forestry'], ['gas utility', 'gas'], ['health', 'health'], ['housing', 'housing'], ['human resources', 'labour'],
  ['justice office', 'justice'], ['line owner', 'unclear'], ['market supervision', 'market'], ['named county clue officers (R20)', 'clue'],
  ['owner utility', 'unclear'], ['petition office', 'petitions'], ['police', 'police'], ['police or urban management (local rule)', 'unclear'],
  ['police station', 'police'], ['power utility', 'power'], ['property firm', 'property'], ['religious affairs', 'religion'],
  ['town centre', 'centre'], ['town service hall', 'hall'], ['traffic police', 'traffic'], ['transport', 'roads'],
  ['urban management', 'urban'], ['utility', 'utility'], ['village', 'village'], ['village mediation committee', 'mediation'],
  ['water authority', 'water'], ['worker', 'village'],
];

describe('routing 分派规则', () => {
  it('knows every lead of the catalogue', () => {
    expect([...new Set(catalogue.map(({ leadName }) => leadName.en))].toSorted()).toEqual(leads.map(([name]) => name).toSorted());
    expect(leads).toHaveLength(35);
  });

  it.each(leads)('a matter of the %s goes to %s', (name, unit) => {
    const codes = catalogue.filter(({ leadName }) => leadName.en === name).map(({ code }) => code);
    expect(codes.map((code) => routeFor(defaultPack, code).lead)).toEqual(codes.map(() => unit));
  });

  it('hands what breaks a rule of the administration to whoever enforces it (002-15)', () => {
    expect(['0602', '0603', '0607', '1004'].map((code) => routeFor(defaultPack, code).lead)).toEqual(['urban', 'urban', 'urban', 'market']);
  });

  it('has one line for each of the 79', () => {
    expect(defaultPack.routing.map(({ category }) => category)).toEqual(catalogue.map(({ code }) => code));
  });

  it('names who assists', () => {
    expect(routeFor(defaultPack, '0401')).toEqual({ lead: 'property', assist: ['fire'] });
    expect(routeFor(defaultPack, '0103')).toEqual({ lead: 'justice', assist: ['land', 'agriculture', 'water'] });
  });

  it('puts a report without a category into the queue 权属不清', () => {
    expect(routeFor(defaultPack, null)).toEqual({ lead: 'unclear', assist: [] });
  });

  describe('with lines of its own', () => {
    const pack = MethodPack.parse({
      ...defaultPack,
      id: 'own-lines',
      routing: [
        ...defaultPack.routing,
        { category: '0701', area: 'town-1', lead: 'urban' },
        { category: '0701', area: 'village-1', lead: 'village' },
        { category: '0701', owner: 'heating', lead: 'utility' },
        { category: '0701', owner: 'heating', area: 'town-1', lead: 'roads' },
      ],
    });

    it.each([
      ['nothing known', {}, 'unclear'],
      ['the town says', { areas: ['grid-1', 'village-2', 'town-1', 'county'] }, 'urban'],
      ['the village says more than the town', { areas: ['grid-1', 'village-1', 'town-1', 'county'] }, 'village'],
      ['the owner says more than the place', { areas: ['grid-9', 'village-9', 'town-9', 'county'], owner: 'heating' }, 'utility'],
      ['owner and place together say most', { areas: ['grid-1', 'village-1', 'town-1', 'county'], owner: 'heating' }, 'roads'],
      ['another owner says nothing', { areas: [], owner: 'gas' }, 'unclear'],
    ])('%s', (_, where, lead) => {
      expect(routeFor(pack, '0701', where).lead).toBe(lead);
    });
  });
});
