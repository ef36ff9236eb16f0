import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packAssets } from './packed-assets.ts';

/** The pages that the API serves from `dist/<name>`, each with the folders its text comes from. */
const pages = [
  { name: 'desk', folder: 'admin-ui' },
  { name: 'resident', folder: 'resident-ui' },
  { name: 'field', folder: 'field-ui' },
];

const project = join(import.meta.dirname, '..');

/**
 * Builds every page whose sources have changed since it was last built. The sources are compared by content, because a clone gives all
 * files the same age.
 * @throws when a build fails, with what vite said
 */
export async function buildPages(log: (line: string) => void, root = project): Promise<void> {
  for (const { name, folder } of pages) {
    if (!existsSync(join(root, folder, 'vite.config.ts'))) continue;
    const stamp = join(root, 'dist', `.${name}`);
    const sources = hashOf(root, [folder, 'domain', 'package-lock.json', 'bin/packed-assets.ts']);
    if (existsSync(join(root, 'dist', name)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue;
    log(`building the ${name} pages …`);
    const began = Date.now();
    await vite(root, join(folder, 'vite.config.ts'));
    const assets = join(root, 'dist', name, 'assets');
    if (existsSync(assets)) await packAssets(assets);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, sources);
    log(`built the ${name} pages in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  }
}

function hashOf(root: string, paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((one) => filesBelow(root, one))) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function filesBelow(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path)).toSorted().flatMap((name) => filesBelow(root, join(path, name)));
}

function vite(root: string, config: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    const child = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`vite build --config ${config} failed:\n${Buffer.concat(said).toString()}`))));
  });
}
