import { dayNumber } from '../../../domain/calendar/day.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';
import { CategoryTag, faultsOfTag, holdsOn } from '../../../domain/visit/tag.ts';

const today = dayNumber('2026-11-24')!;
const whole = { code: 'H08', purpose: '每月探访', legalBasis: '关于开展特殊困难老年人探访关爱服务的指导意见', sourceUnit: 'civil', validFrom: '2026-01-01', validTo: '2027-01-01' };
const faults = (more: Record<string, unknown>) => faultsOfTag(CategoryTag.parse({ ...whole, ...more }), defaultPack, today).map(({ path, code }) => `${path}: ${code}`);

describe('a category tag 人员类别 (001-14)', () => {
  it.each(['purpose', 'legalBasis', 'sourceUnit', 'validTo', 'validFrom'])('without its %s is no tag', (field) => {
    for (const nothing of [undefined, '', '  ']) expect(CategoryTag.safeParse({ ...whole, [field]: nothing }).success).toBe(false);
  });

  it('with all of them is one', () => expect(faults({})).toEqual([]));

  it.each([
    [{ code: 'H99' }, 'code: unknownCadence'], [{ code: 'P05' }, 'code: unknownCadence'], [{ code: 'H01' }, 'code: unknownCadence'],
    [{ code: 'H15' }, 'code: unknownCadence'], [{ code: 'H14' }, 'code: classIsOff'], [{ circumstance: 'severe' }, 'circumstance: unknownCircumstance'],
    [{ validTo: '2026-01-01' }, 'validTo: endsBeforeItBegins'], [{ validTo: '2026-11-24' }, 'validTo: inThePast'], [{ validTo: '2036-01-01' }, 'validTo: tooFar'],
  ])('%j: %s', (more, fault) => expect(faults(more)).toEqual([fault]));

  it('ends by itself, whoever remembers it or not', () => {
    const tag = { validFrom: '2026-01-01', validTo: '2026-07-01', approved: true, ended: false };
    expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((date) => holdsOn(tag, date))).toEqual([false, true, true, false]);
    expect(holdsOn({ ...tag, approved: false }, '2026-03-01')).toBe(false);
    expect(holdsOn({ ...tag, ended: true }, '2026-03-01')).toBe(false);
  });
});
