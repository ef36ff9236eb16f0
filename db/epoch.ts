import type { Db } from './connect.ts';

/** The database was restored since this process began: what it still holds in its hands belongs to a past that is gone. */
export class NewEpoch extends Error {
  override name = 'NewEpoch';
}

const readEpoch = async (db: Db): Promise<number> => {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'epoch').executeTakeFirst();
  return Number(row?.value ?? 1);
};

/** Remembers the epoch at the first check; later ones throw when a restore has raised it, so that no writer from before writes into after. */
export function holdEpoch(db: Db): { check: (trx?: Db) => Promise<void> } {
  let held: number | undefined;
  return {
    async check(trx = db) {
      const current = await readEpoch(trx);
      held ??= current;
      if (current !== held) throw new NewEpoch(`the database is in epoch ${current}, this process began in ${held}`);
    },
  };
}
