import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const project = join(import.meta.dirname, '..', '..');

/**
 * The workflows as one file, made when their sources or the SDK have changed and kept in the home. A bundle takes a second or
 * two, which is why the next start of a worker that died does not make it again.
 */
export async function workflowBundleOf(home: string): Promise<{ codePath: string }> {
  const folder = join(home, 'cache');
  const name = `workflows-${fingerprint()}.js`;
  const codePath = join(folder, name);
  if (existsSync(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(project, 'workflows', 'index.ts'), logger: new DefaultLogger('ERROR') });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const old of readdirSync(folder).filter((file) => file.startsWith('workflows-'))) rmSync(join(folder, old));
  const half = `${codePath}.${randomUUID()}`;
  writeFileSync(half, code);
  renameSync(half, codePath);
  return { codePath };
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = [...globSync('workflows/**/*.ts', { cwd: project }), 'domain/case/contract.ts', 'node_modules/@temporalio/worker/package.json'];
  for (const file of sources.toSorted()) hash.update(file).update(readFileSync(join(project, file)));
  return hash.digest('hex').slice(0, 16);
}
