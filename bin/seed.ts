import { randomBytes } from 'node:crypto';
import { hashPassword } from '../api/passwords.ts';
import { createHands } from '../activities/apply-command.ts';
import { createVisitHands } from '../activities/visits/visit-hands.ts';
import { connect } from '../db/connect.ts';
import { findPerson } from '../db/people.ts';
import { insertShipped } from '../db/shipped.ts';
import { seedAdmin, seedDemo } from '../seeds/index.ts';
import { keyRingOf } from './key-ring.ts';
import { readRunningConfig } from './running.ts';

/** `npm run seed`: the first data of an empty house. Safe to run again: what stands already is left alone. */
async function seed(): Promise<void> {
  const config = readRunningConfig();
  const keys = keyRingOf(config.home);
  // What a power cut loses of the first data is told again.
  const address = new URL(config.ownerDatabaseUrl);
  address.searchParams.set('options', '-c synchronous_commit=off');
  const db = connect(address.href, { max: 4 });
  try {
    await insertShipped(db);
    if (config.seed === 'none') {
      if (await findPerson(db, 'admin')) return;
      const password = config.adminPassword ?? randomBytes(15).toString('base64url');
      await seedAdmin({ db, passwordHash: await hashPassword(password) });
      if (config.adminPassword === undefined) console.log(`the password of the account admin, shown this once: ${password}`);
      return;
    }
    let told = 0;
    await seedDemo({
      db, keys, hands: createHands({ db, keys }), visitHands: createVisitHands({ db, keys }), now: Date.now(), passwordHash: await hashPassword(config.demoPassword),
      say: (line) => {
        if (Date.now() - told < 2_000) return;
        told = Date.now();
        console.log(`the demo county: ${line}`);
      },
    });
  } finally {
    await db.destroy();
  }
}

seed().catch((failure: Error) => {
  console.error(`gewu: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
