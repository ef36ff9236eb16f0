import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What a backup holds and how to know that it is whole. Written last: a folder without one is half a backup. */
export const Manifest = z.object({
  at: z.iso.datetime({ offset: true }), gewu: z.string(), postgres: z.number().int(), epoch: z.number().int(), lines: z.number().int(), head: z.string().nullable(),
  bytes: z.number().int(), sums: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type Manifest = z.infer<typeof Manifest>;

const name = 'manifest.json';

/** The SHA-256 of every file of the copied database, by its path. */
export async function sumsOf(folder: string): Promise<{ sums: Record<string, string>; bytes: number }> {
  const sums: Record<string, string> = {};
  let bytes = 0;
  for (const file of filesIn(folder)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    sums[relative(folder, file)] = hash.digest('hex');
    bytes += statSync(file).size;
  }
  return { sums, bytes };
}

export const writeManifest = (backup: string, manifest: Manifest): void => writeFileSync(join(backup, name), `${JSON.stringify(manifest, null, 1)}\n`);

/** @throws when the folder is no backup, or only half of one */
export function readManifest(backup: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(backup, name), 'utf8')));
  } catch (cause) {
    throw new Error(`${backup} is not a whole backup: its ${name} is missing or cannot be read`, { cause });
  }
}

/** @throws with the first file that is missing or is not what was copied */
export async function checkWhole(backup: string): Promise<Manifest> {
  const manifest = readManifest(backup);
  const { sums } = await sumsOf(join(backup, 'database'));
  const bad = Object.keys({ ...sums, ...manifest.sums }).find((path) => sums[path] !== manifest.sums[path]);
  if (bad !== undefined) throw new Error(`${backup} is damaged: database/${bad} is ${sums[bad] === undefined ? 'missing' : 'not what was copied'}`);
  return manifest;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).toSorted();
