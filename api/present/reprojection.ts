import { z } from 'zod';
import type { Reprojection } from '../../db/reprojections.ts';
import { Instant } from './shapes.ts';

/** How far running clocks went over to a version of their calendar. */
export const Progress = z.object({
  calendar: z.string(), version: z.number().int(), total: z.number().int().nullable(), done: z.number().int(), createdAt: Instant, startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(), supersededBy: z.number().int().nullable(),
});

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export const presentProgress = ({ calendar, version, total, done, createdAt, startedAt, finishedAt, supersededBy }: Reprojection): z.infer<typeof Progress> => ({
  calendar, version, total, done, createdAt: new Date(createdAt).toISOString(), startedAt: instant(startedAt), finishedAt: instant(finishedAt), supersededBy,
});
