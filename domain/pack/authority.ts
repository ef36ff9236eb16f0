import { z } from 'zod';
import { levels } from '../case/status.ts';

/** Which roles may accept, act and close without dispatch, by level (004-13): whoever may close at a level may close what lies below it too. */
export const Authority = z.strictObject({ closeOnSpot: z.record(z.enum(levels), z.array(z.string().min(1)).min(1)) });
export type Authority = z.infer<typeof Authority>;
