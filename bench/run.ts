import { cpus, loadavg } from 'node:os';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse } from '../tests/stories/house.ts';
import { measureAppend } from './append.ts';
import { measureCommands, measureReports } from './commands.ts';
import { fillWithCases, measureLists } from './lists.ts';
import { measureMemory } from './memory.ts';

/**
 * `npm run bench`: the figures of the main job, each with its limit of the same run. Client, engine, database and server share this machine.
 * Writes bench/results/main.json; other benches beside this file write theirs.
 */
async function bench(): Promise<void> {
  const say = (line: string) => console.log(`bench: ${line}`);
  const began = { load: loadavg()[0], at: new Date().toISOString() };
  say('opening a house of its own …');
  const house = await openHouse();
  try {
    const idle = measureMemory(house);
    const { ownerUrl } = house.databases();
    say('commands …');
    const commands = await measureCommands(house);
    say(JSON.stringify(commands));
    const reports = await measureReports(house);
    say(`reports ${JSON.stringify(reports)}`);
    await measureReports(house, 1_700);
    const cached = measureMemory(house);
    say(`two thousand open ${JSON.stringify(cached)}`);
    const append = await measureAppend(ownerUrl);
    say(`append ${JSON.stringify(append)}`);
    await fillWithCases(ownerUrl, 100_000);
    const lists = await measureLists(house, ownerUrl);
    say(`lists ${JSON.stringify(lists)}`);
    const after = measureMemory(house);
    say(`memory ${JSON.stringify({ idle, after })}`);
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string };
    const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version, gewu: version, ...began, loadAfter: loadavg()[0] };
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
    writeFileSync(join(import.meta.dirname, 'results', 'main.json'), `${JSON.stringify({ machine, commands, reports, append, lists, memory: { idle, twoThousandOpen: cached, after } }, null, 2)}\n`);
  } finally {
    await house.tearDown();
  }
}

bench().catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
