import { likenessOf, likestFirst, metresBetween } from '../../../domain/case/similar.ts';

const here = { lng: 110.02, lat: 34.15 };
const east = (metres: number) => ({ lng: here.lng + metres / 92_000, lat: here.lat });
const lamp = { category: '0702', location: here, description: '三单元楼道灯不亮，晚上老人上下楼很危险' };

describe('whether two reports are of the same thing', () => {
  it.each([
    ['the same kind next door', { ...lamp, description: '灯坏了' }, true],
    ['the same kind 250 metres away', { ...lamp, location: east(250) }, true],
    ['the same kind half a kilometre away', { ...lamp, location: east(500) }, false],
    ['another kind next door', { category: '0401', location: here, description: '消防通道被堵' }, false],
    ['no kind, in much the same words', { category: null, location: here, description: '楼道灯不亮好几天了' }, true],
    ['another kind in the same words farther off', { category: '0401', location: east(400), description: lamp.description }, false],
    ['the same kind without a point', { ...lamp, location: null }, true],
    ['nothing said and nothing known', { category: null, location: here, description: '' }, false],
  ])('%s', (_, other, alike) => {
    expect(likenessOf(lamp, other) !== null).toBe(alike);
    expect(likenessOf(other, lamp) !== null).toBe(alike);
  });

  it('two reports without a kind are alike by their words alone', () => {
    expect(likenessOf({ ...lamp, category: null }, { ...lamp, category: null })).toMatchObject({ sameCategory: false, words: 1 });
  });

  it('puts the likest first', () => {
    const near = likenessOf(lamp, { ...lamp, description: '井盖' })!;
    const far = likenessOf(lamp, { ...lamp, location: east(280), description: '井盖' })!;
    const said = likenessOf(lamp, { ...lamp, location: east(280) })!;
    expect([far, near, said].toSorted(likestFirst)).toEqual([said, near, far]);
  });

  it('measures on the ground', () => {
    expect(Math.round(metresBetween(here, { lng: here.lng, lat: here.lat + 0.001 }))).toBe(111);
    expect(Math.round(metresBetween(here, { lng: here.lng + 0.001, lat: here.lat }))).toBe(92);
  });
});
