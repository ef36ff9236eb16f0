import { base } from '../defaults/default-pack.ts';
import type { PackInput } from '../pack.ts';

/** Two levels of small grids (S003). Routine visits without a fixed cadence: those of the base stay. "About 10" and "about 20" households warn at half as many more or fewer (proposal). */
export const twoLevel: PackInput = {
  ...base,
  id: 'two-level-003',
  zh: '二级网格',
  en: 'two-level grid',
  levels: [
    { zh: '一级网格(村(居)民小组)', en: 'level 1: village or resident group', depth: 1, req: ['003-02'] },
    { zh: '二级网格', en: 'level 2', depth: 2, req: ['003-03'] },
  ],
  sizeNorms: [
    { zh: '农村每格10户左右', en: 'rural: about 10 households', level: 2, type: 'rural', households: { least: 5, most: 15 }, req: ['003-03'] },
    { zh: '城镇社区20户左右', en: 'urban: about 20 households', level: 2, type: 'urban', households: { least: 10, most: 30 }, req: ['003-03'] },
  ],
};
