import { insertVerification, keepSampledUpTo, lastVerification, sampledUpTo, tellAuditors } from '../../db/audit/verifications.ts';
import { chainRefusals } from '../../db/audit/refusals.ts';
import { sampledStreams, streamsNamed } from '../../db/audit/which-streams.ts';
import { forgetResponses } from '../../db/command-log.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import type { Broken, Verifying } from '../../db/verify.ts';
import { verify } from '../../db/verify.ts';

export interface SampleDeps {
  db: Db;
  keys: KeyRing;
  /** The key that must sign, and where files lie. */
  given?: () => Pick<Verifying, 'trusted' | 'fileOnDisk'>;
  /** Something does not add up. */
  alarm: (broken: readonly Broken[]) => void;
  now?: () => number;
  /** Days that first answers are kept. */
  keepDays?: number;
  /** Cases looked at in an hour, and as many visits. */
  atMost?: number;
}

const hourMs = 3_600_000;

/**
 * Once an hour: does the sum of the next cases and visits and of every seal again, chains the refusals of days that are over, forgets answers
 * that nobody will ask for again. Where the walk stands is kept, so that it goes on after a restart; a small house is looked at whole each hour.
 * What does not add up is told to the auditors and stands in the status; it is looked at again every hour, so that the alarm stands as long as
 * the fault does. @returns false: nothing is left over
 */
export async function sampleRecord({ db, keys, given = () => ({}), alarm, now = Date.now, keepDays = 90, atMost = 2_000 }: SampleDeps): Promise<boolean> {
  const last = await lastVerification(db);
  if (last && now() - last.at.getTime() < hourMs) return false;
  await chainRefusals(db, now());
  const { streams, upTo } = await sampledStreams(db, await sampledUpTo(db), atMost);
  const again = await streamsNamed(db, (last?.broken ?? []).map((one) => one.case));
  const { checked, broken, tookMs } = await verify(db, keys, { ...given(), sample: [...new Set([...again, ...streams])] });
  await insertVerification(db, { kind: 'sample', lines: checked, broken, tookMs });
  if (broken.length > 0) {
    await tellAuditors(db, broken);
    alarm(broken);
  }
  await keepSampledUpTo(db, upTo);
  await forgetResponses(db, keepDays);
  return false;
}
