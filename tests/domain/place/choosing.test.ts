import { areasToChoose } from '../../../domain/place/choosing.ts';
import type { NamedArea } from '../../../domain/place/named-in.ts';

const area = (path: string[], zh: string): NamedArea => ({ id: path.at(-1)!, code: `c-${path.at(-1)}`, zh, en: `en ${zh}`, level: (['county', 'town', 'village', 'grid'] as const)[path.length - 1]!, path });
/** A county of 30,000 grids: 10 towns, 100 villages in each, 30 grids in each. */
function aLargeCounty(): NamedArea[] {
  const towns = Array.from({ length: 10 }, (_, nth) => area(['x', `t${nth}`], `第${nth}镇`));
  const villages = towns.flatMap(({ path, id }) => Array.from({ length: 100 }, (_, nth) => area([...path, `${id}v${nth}`], `${id}第${nth}村`)));
  const grids = villages.flatMap(({ path, id }) => Array.from({ length: 30 }, (_, nth) => area([...path, `${id}g${nth}`], `${id}第${nth}网格`)));
  return [area(['x'], '县'), ...towns, ...villages, ...grids];
}
const ids = (areas: NamedArea[]) => areas.map(({ id }) => id);

it('offers a small tree whole, each area under the one it lies in', () => {
  const tree = [area(['x'], '县'), area(['x', 'a'], '甲镇'), area(['x', 'b'], '乙镇'), area(['x', 'a', 'a1'], '甲村')];
  expect(ids(areasToChoose(tree, { words: '', at: undefined }))).toEqual(['x', 'a', 'a1', 'b']);
});

it('goes down a large tree a step at a time', () => {
  const county = aLargeCounty();
  expect(ids(areasToChoose(county, { words: '', at: undefined }))).toEqual(['x', ...Array.from({ length: 10 }, (_, nth) => `t${nth}`)]);
  const atVillage = ids(areasToChoose(county, { words: '', at: 't3v7' }));
  expect([atVillage.length, ...atVillage.slice(0, 4)]).toEqual([33, 'x', 't3', 't3v7', 't3v7g0']);
  // Of a grid without parts the neighbours are what one may have meant.
  expect(ids(areasToChoose(county, { words: '', at: 'c-t3v7g2' })).slice(2, 5)).toEqual(['t3v7', 't3v7g2', 't3v7g0']);
});

it('finds by a piece of the name or the beginning of the code, the largest first', () => {
  const county = aLargeCounty();
  expect(ids(areasToChoose(county, { words: '第3镇', at: undefined }))).toEqual(['t3']);
  expect(ids(areasToChoose(county, { words: 't3第7村', at: undefined }))).toEqual(['t3v7']);
  expect(ids(areasToChoose(county, { words: 'C-T3V7G2', at: undefined })).slice(0, 2)).toEqual(['t3v7g2', 't3v7g20']);
  expect(areasToChoose(county, { words: '网格', at: undefined })).toHaveLength(20);
});
