import type { Db } from '../../db/connect.ts';
import { layDueOutlines } from '../../db/map/outlines.ts';

/** Lays outlines on their grids when their day has come. @returns true when more may wait */
export const layOutlines = async ({ db, now = Date.now }: { db: Db; now?: () => number }): Promise<boolean> => (await layDueOutlines(db, now())) === 100;
