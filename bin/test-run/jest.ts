import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How many tests of a run passed, failed and were left out. A file that could not be run counts as one failed test. */
export type Tally = { passed: number; failed: number; skipped: number };

type Results = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; numRuntimeErrorTestSuites: number };

const project = join(import.meta.dirname, '..', '..');

/** Runs jest in a process of its own and counts. A run that ends badly without naming a failed test is one failure. */
export async function runJest(args: string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'gewu-results-'));
  const file = join(folder, 'results.json');
  try {
    const jest = join(project, 'node_modules', 'jest', 'bin', 'jest.js');
    const code = await ended([jest, '--passWithNoTests', '--json', `--outputFile=${file}`, ...args], env);
    return tally(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : undefined, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a results file and an exit code say together. */
export function tally(results: Results | undefined, code: number): Tally {
  if (results === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/** jest's own report goes to stderr; its JSON on stdout is in the file already. */
function ended(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'], env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
