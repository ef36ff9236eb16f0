import { initialsOf, means } from '../../admin-ui/src/cases/intake/initials.ts';

describe('a category found by typing', () => {
  it.each([['路灯楼道灯不亮', 'ldlddbl'], ['消防通道堵塞', 'xftdds'], ['井盖缺失破损', 'jgqsps'], ['噪声油烟扰民', 'zsyyrm'], ['养老照护需求', 'ylzhxq'], ['安全生产', 'aqsc']])('%s has the initials %s', (words, initials) => {
    expect(initialsOf(words)).toBe(initials);
  });

  it.each([['0702', true], ['07', true], ['lddbl', true], ['楼道灯', true], ['street', true], ['x', false], ['xf', false], ['', true]])('typing %s', (typed, found) => {
    expect(means(typed, { code: '0702', words: ['路灯楼道灯不亮', 'Street or stairway light out'] })).toBe(found);
  });
});
