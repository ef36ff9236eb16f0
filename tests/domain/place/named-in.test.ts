import { areas as seeded } from '../../../seeds/county.ts';
import { areasNamedIn, shortName } from '../../../domain/place/named-in.ts';

const pathOf = (code: string): string[] => {
  const { parent } = seeded.find((one) => one.code === code)!;
  return [...(parent ? pathOf(parent) : []), code];
};
const areas = seeded.filter(({ gridSet }) => !gridSet).map(({ code, zh, en, level }) => ({ id: code, code, zh, en, level, path: pathOf(code) }));
const named = (text: string) => areasNamedIn(text, areas).map(({ area, why }) => `${area.code} ${why}`);

describe('the grids that an address names', () => {
  it('are those of the village, however its name is cut', () => {
    expect(named('河湾社区三单元')).toEqual(['hewan-1 village', 'hewan-2 village', 'hewan-3 village', 'hewan name']);
    expect(named('我在石桥这边')).toEqual(['shiqiao-1 village', 'shiqiao-2 village', 'shiqiao name']);
    expect(named('明溪镇河湾幸福路7号')).toEqual(named('河湾社区'));
  });

  it('begin with the one that is named itself', () => {
    expect(named('河湾第二网格').at(0)).toBe('hewan-2 name');
    expect(named('songlin-1')).toEqual(['songlin-1 name']);
    expect(named('Hewan Grid 1').at(0)).toBe('hewan-1 name');
  });

  it('are none where nothing is named', () => {
    for (const text of ['', '河', '幸福路7号', '云溪县']) expect([text, named(text)]).toEqual([text, []]);
  });

  it('knows a name without its kind', () => {
    expect(['河湾社区', '石桥村', '明溪镇', '王村'].map(shortName)).toEqual(['河湾', '石桥', '明溪', '王村']);
  });
});
