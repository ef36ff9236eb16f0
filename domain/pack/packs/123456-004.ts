import { base } from '../defaults/default-pack.ts';
import type { PackInput } from '../pack.ts';

/** One centre, two platforms, three levels (S004). Its five elements are what must be known of a grid. */
export const model123456: PackInput = {
  ...base,
  id: '123456-004',
  zh: '"123456"模式:一中心、两平台、三级网格、四项制度、五项职责、六项任务',
  en: '123456 model: one centre, two platforms, three levels, four systems, five duties, six tasks',
  facets: [
    { code: 'person', zh: '人', en: 'person', req: ['004-36'] },
    { code: 'place', zh: '地', en: 'place', req: ['004-36'] },
    { code: 'thing', zh: '物', en: 'thing', req: ['004-36'] },
    { code: 'matter', zh: '事', en: 'event', req: ['004-36'] },
    { code: 'organisation', zh: '组织', en: 'organisation', req: ['004-36'] },
  ],
  levels: [
    { zh: '镇级网格', en: 'town level', depth: 1, leader: '综治中心主任', req: ['004-18'] },
    { zh: '村级(大)网格', en: 'village level (major grid)', depth: 2, leader: '社区(村)负责人、包农场负责人', req: ['004-17', '004-18'] },
    { zh: '基层(小)网格', en: 'basic level (minor grid)', depth: 3, req: ['004-17', '004-19'] },
  ],
  sizeNorms: [
    { zh: '任务相当、方便管理、界定清晰', en: 'equal workload, easy to manage, clear borders', req: ['004-16'] },
  ],
};
