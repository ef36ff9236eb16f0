import type { Story } from '../story.ts';
import { disputes } from './disputes.ts';
import { elsewhere } from './elsewhere.ts';
import { everyday } from './everyday.ts';
import { hitches } from './hitches.ts';
import { road } from './road.ts';
import { seedsOfOld } from './seeds-of-old.ts';

export const stories: readonly Story[] = [...road, ...hitches, ...seedsOfOld, ...everyday, ...elsewhere, ...disputes];
