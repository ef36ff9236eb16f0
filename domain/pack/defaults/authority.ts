import type { Authority } from '../authority.ts';

/** The authority matrix 分级授权 (004-13): R03 to R05 at the grid, R06 in the village, R07 in the town, R14 in the county. */
export const authority: Authority = {
  closeOnSpot: { grid: ['worker', 'parttimer', 'leader'], village: ['desk'], town: ['dispatcher'], county: ['county'] },
};
