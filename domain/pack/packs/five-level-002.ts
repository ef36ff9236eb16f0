import { base } from '../defaults/default-pack.ts';
import type { PackInput } from '../pack.ts';

/** Five levels down to household groups of 30 to 50 (S002). It fixes no cadence: those of the base stay. */
export const fiveLevel: PackInput = {
  ...base,
  id: 'five-level-002',
  zh: '五级综合网格',
  en: 'five-level comprehensive grid',
  levels: [
    { zh: '区', en: 'district', depth: 1, req: ['002-01'] },
    { zh: '镇(街道)', en: 'town or street', depth: 2, responsible: true, req: ['002-01'] },
    { zh: '行政村(社区)', en: 'village or community', depth: 3, req: ['002-01'] },
    { zh: '村(居)民小组', en: 'village or resident group', depth: 4, req: ['002-01'] },
    { zh: '住户小组', en: 'household group', depth: 5, req: ['002-01'] },
  ],
  sizeNorms: [
    { zh: '住户小组30—50户', en: 'household group of 30 to 50 households', level: 5, households: { least: 30, most: 50 }, req: ['002-01'] },
  ],
};
