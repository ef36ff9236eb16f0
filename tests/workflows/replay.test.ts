import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { workflowBundle } from '../support/engine.ts';

const folder = join(__dirname, 'histories');
const recordings = readdirSync(folder).filter((name) => name.endsWith('.json'));
const replay = (bundle: WorkflowBundleOption, name: string) =>
  Worker.runReplayHistory({ workflowBundle: bundle }, JSON.parse(readFileSync(join(folder, name), 'utf8')), `case/${name}`);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF', forward: {} } } });
});

it('has recordings of a whole life, of broken turns and alarms, of a nudge and of a hand-over', () => {
  expect(recordings.length).toBeGreaterThanOrEqual(5);
});

it.each(recordings)('asks for the same steps as in %s', async (name) => {
  await replay(await workflowBundle(), name);
});

it('is a gate: a step slipped into the loop is found', async () => {
  const other = await bundleWorkflowCode({ workflowsPath: join(__dirname, 'other-loop', 'index.ts'), logger: new DefaultLogger('ERROR') });
  await expect(replay(other, recordings.find((name) => name.endsWith('archive.json'))!)).rejects.toMatchObject({ name: 'DeterminismViolationError' });
});

describe('the bundle', () => {
  it('is no larger than 2 MB', async () => {
    const { codePath } = await workflowBundle();
    expect(statSync(codePath).size).toBeLessThanOrEqual(2_000_000);
  });

  it('holds neither schemas nor rules nor a database', async () => {
    const { codePath } = await workflowBundle();
    const code = readFileSync(codePath, 'utf8');
    const modules = [...code.matchAll(/!\*\*\* (\.{1,2}\/[^ ]+) \*\*\*!/g)].map(([, path]) => path ?? '');
    expect(modules.length).toBeGreaterThan(20);
    expect(modules.filter((path) => /zod|luxon|kysely|\/pg\/|\.\/(activities|db|api|bin)\//.test(path))).toEqual([]);
    expect(modules.filter((path) => path.startsWith('./domain/') && !path.endsWith('/contract.ts'))).toEqual([]);
  });
});
