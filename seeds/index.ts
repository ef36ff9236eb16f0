import type { TellerDeps } from './teller.ts';
import { createTeller } from './teller.ts';
import { plantRegister } from './households.ts';
import { plant, plantAdmin } from './planting.ts';
import { stories } from './stories/index.ts';
import { plantVisits, tellVisits } from './visits.ts';

export interface SeedDeps extends TellerDeps { /** The hands of visits. */ visitHands: TellerDeps['hands']; /** Weeks of visits that lie behind; a quarter where nothing is said. */ weeks?: number; passwordHash: string; say?: (line: string) => void }

/**
 * The demo county: places, units, accounts, two thousand households with a quarter of visits behind them, and some two hundred incidents, all
 * told with the real verbs. Safe to run again, also after it was
 * interrupted: everything has the same id each time, and a told demo is left alone. The workflows of what is still open are started by the worker when it comes up.
 */
export async function seedDemo({ passwordHash, say = () => undefined, ...deps }: SeedDeps): Promise<void> {
  if (await isTold(deps.db)) {
    await plantRegister(deps);
    return plantVisits(deps);
  }
  await plant(deps.db, passwordHash);
  const anchor = await anchored(deps);
  await plantRegister({ ...deps, now: anchor });
  await tellVisits({ ...deps, now: anchor, say });
  await createTeller({ ...deps, now: anchor }).tell(stories, (done, all) => say(`${done} of ${all} deeds told`));
  await deps.db.insertInto('setting').values({ key: 'demoTold', value: JSON.stringify(true) }).onConflict((conflict) => conflict.doNothing()).execute();
}

const isTold = async (db: TellerDeps['db']): Promise<boolean> =>
  (await db.selectFrom('setting').select('key').where('key', '=', 'demoTold').executeTakeFirst()) !== undefined;

/** The instant that all stories are told from: fixed at the first run, so that a second one tells the same. */
async function anchored({ db, now }: TellerDeps): Promise<number> {
  await db.insertInto('setting').values({ key: 'demoToldAt', value: JSON.stringify(now) }).onConflict((conflict) => conflict.doNothing()).execute();
  const { value } = await db.selectFrom('setting').select('value').where('key', '=', 'demoToldAt').executeTakeFirstOrThrow();
  return Number(value);
}

/** An empty installation: one account that may make the others. */
export const seedAdmin = async ({ db, passwordHash }: Pick<SeedDeps, 'db' | 'passwordHash'>): Promise<void> => plantAdmin(db, passwordHash);
