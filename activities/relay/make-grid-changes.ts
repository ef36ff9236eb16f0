import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import { makeDueChange } from '../../db/planned-changes.ts';

/** Makes the changes of grids whose day has come, one a round. @returns true when more may wait */
export const makeGridChanges = ({ db, keys, now = Date.now }: { db: Db; keys: KeyRing; now?: () => number }): Promise<boolean> => makeDueChange(db, keys, now());
