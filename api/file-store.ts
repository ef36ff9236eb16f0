import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** Files by the hash of their content, outside the web root, readable by us alone. */
export interface FileStore {
  put: (sha256: string, bytes: Buffer) => Promise<void>;
  /** Undefined where the bytes are missing. */
  open: (sha256: string) => Promise<{ bytes: number; stream: () => ReadStream } | undefined>;
  /** Its bytes are gone; nothing where they were missing. */
  drop: (sha256: string) => Promise<void>;
}

export function createFileStore(folder: string): FileStore {
  const placeOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  return {
    put: async (sha256, bytes) => {
      const place = placeOf(sha256);
      if ((await stat(place).catch(() => undefined))?.size === bytes.length) return;
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
      const half = `${place}.${randomUUID()}`;
      await writeFile(half, bytes, { mode: 0o600, flush: true });
      await rename(half, place);
    },
    open: async (sha256) => {
      const found = await stat(placeOf(sha256)).catch(() => undefined);
      return found && { bytes: found.size, stream: () => createReadStream(placeOf(sha256)) };
    },
    drop: (sha256) => rm(placeOf(sha256), { force: true }),
  };
}
