import { listSealKeys, rotateSealKey } from '../db/audit/seal-keys.ts';
import { connect } from '../db/connect.ts';
import { readRunningConfig } from './running.ts';
import { nextSignerOfHome, signerOfHome, takeOver } from './seal-key.ts';

/**
 * `node bin/rotate-seal-key.ts`: another key signs the seals from now on, by the word of the one before. Safe to run again after it broke off:
 * the next key is written down in the database first and takes over in the secrets folder then.
 */
async function rotate(): Promise<void> {
  const { databaseUrl, home } = readRunningConfig({ TEMPORAL_ADDRESS: 'unused:1', ...process.env });
  const db = connect(databaseUrl, { max: 1 });
  try {
    const next = nextSignerOfHome(home);
    const isKnown = (await listSealKeys(db)).some(({ id }) => id === next.keyId);
    if (!isKnown) await rotateSealKey(db, signerOfHome(home), next);
    takeOver(home);
    console.log(`the seals go on with key ${next.keyId}, public half ${next.publicKey.toString('hex')}`);
  } finally {
    await db.destroy();
  }
}

rotate().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}`);
  process.exitCode = 1;
});
