import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileOnDisk } from '../../db/audit/check-files.ts';

/** Reads the stored files of a home: is the content still the one that its name says? */
export const lookOnDisk = (home: string) => async (sha256: string): Promise<FileOnDisk> => {
  const place = join(home, 'files', sha256.slice(0, 2), sha256);
  if (!(await stat(place).catch(() => undefined))?.isFile()) return 'missing';
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  return hash.digest('hex') === sha256 ? 'sound' : 'differs';
};
