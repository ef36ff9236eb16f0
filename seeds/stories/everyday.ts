import type { Story } from '../story.ts';
import { daysAgo, smooth } from '../story.ts';

const matters: readonly (readonly [category: string, described: string, done: string])[] = [
  ['0601', '楼道口堆了旧家具。', '已清走，楼道畅通。'],
  ['0602', '绿地上有人倒装修垃圾。', '已清运并找到当事人。'],
  ['0603', '水果摊占道。', '已入市经营。'],
  ['0604', '夜里有人唱歌。', '已劝止，约定时间。'],
  ['0605', '下水道反味。', '清掏完毕。'],
  ['0702', '小区路灯闪烁。', '更换镇流器。'],
  ['0704', '水管渗漏。', '已更换接头。'],
  ['0402', '飞线充电。', '剪除飞线，引导到充电棚。'],
  ['0401', '消防栓前停车。', '挪车并划线。'],
  ['0608', '遛狗不牵绳。', '已登门提醒。'],
  ['1003', '新开一家早餐店。', '已登记。'],
  ['0809', '老人想理发。', '志愿者上门理发。'],
];

/** Ordinary days, so that lists and figures have something to show. */
export const everyday: readonly Story[] = matters.map(([category, description, done], i) => ({
  key: `everyday-${i}`, began: daysAgo(3 + i * 2, '08:35'), by: 'resident',
  report: { category, description, address: `河湾社区${i + 1}号楼`, area: ['hewan-1', 'hewan-2', 'hewan-3'][i % 3]!, name: `住户${i + 1}`, phone: `138000004${String(i).padStart(2, '0')}` },
  steps: smooth(category, done),
}));
