import { countNames } from '../../../domain/figures/count-names.ts';
import { figures, reckon } from '../../../domain/figures/figures.ts';

const of = (id: string, sums: Record<string, number>) => reckon(new Map(Object.entries(sums))).find(({ figure }) => figure.id === id)!;

describe('the dictionary of figures', () => {
  it('gives each figure one id, words in both languages and a count that exists', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const { id, zh, en, means, count, outOf = count, list } of figures) {
      expect([id, zh.length > 0, en.length > 0, means.zh.length > 5, means.en.length > 5]).toEqual([id, true, true, true, true]);
      expect([id, [count, outOf, list].every((name) => countNames.includes(name))]).toEqual([id, true]);
    }
  });

  it('measures nobody by uploads, log-ins or time online, and ranks nobody (002-41)', () => {
    expect(JSON.stringify(figures)).not.toMatch(/log-?in|online|upload|登录|在线|活跃|排名|rank/i);
  });

  it('says of 147 disputes concluded and 140 settled: 95.2 % (004-30)', () => {
    expect(of('mediation', { disputesConcluded: 147, disputesSettled: 140 })).toMatchObject({ value: 95.2, count: 140, n: 147, figure: { unit: '%' } });
  });

  it('says of 61 disputes that all were settled, and of a hundred residents how many are satisfied (002-46)', () => {
    expect(of('mediation', { disputesConcluded: 61, disputesSettled: 61 }).value).toBe(100);
    expect(of('ratedSatisfied', { rated: 100, ratedSatisfied: 93 })).toMatchObject({ value: 93, n: 100, figure: { unit: '%' } });
  });

  it('says no share of fewer than ten, and still says of how many', () => {
    expect(of('ratedSatisfied', { rated: 9, ratedSatisfied: 9 })).toMatchObject({ value: null, count: 9, n: 9 });
    expect(of('ratedSatisfied', { rated: 10, ratedSatisfied: 9 })).toMatchObject({ value: 90, n: 10 });
  });

  it('shows at which level things were solved (001-31, 002-19, 004-07)', () => {
    const sums = { solved: 40, 'solvedAt.grid': 30, 'solvedAt.village': 6, 'solvedAt.town': 3, 'solvedAt.county': 1 };
    expect(['Grid', 'Village', 'Town', 'County'].map((level) => of(`solvedAt${level}`, sums).value)).toEqual([75, 15, 7.5, 2.5]);
  });
});
