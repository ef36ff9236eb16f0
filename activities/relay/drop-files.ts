import type { Db } from '../../db/connect.ts';
import { dropUnneeded } from '../../db/files.ts';

export interface DropDeps {
  db: Db;
  /** Its bytes are gone; nothing where they were missing. */
  drop: (sha256: string) => Promise<void>;
  now?: () => number;
}

/** For so long a file stays that was left: a command that is under way may name it. */
const stays = 24 * 3_600_000;
const atOnce = 100;

/** Lets files go that nobody may see any more: photos of erased cases, badge photos that were replaced. @returns whether more of them wait */
export async function dropFiles({ db, drop, now = Date.now }: DropDeps): Promise<boolean> {
  const { looked } = await dropUnneeded(db, drop, new Date(now() - stays), atOnce);
  return looked === atOnce;
}
