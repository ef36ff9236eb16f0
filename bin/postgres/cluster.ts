import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync, chownSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Place } from './place.ts';
import type { Programs } from './programs.ts';

/** Makes the data directory where there is none, and writes its settings. @throws when another major version made it */
export async function prepareCluster(place: Place, programs: Programs, account: Account | undefined, password: string, quick: boolean): Promise<void> {
  const mark = join(place.data, 'PG_VERSION');
  if (existsSync(mark)) refuseOtherMajor(Number(readFileSync(mark, 'utf8')), place, programs);
  else await initialise(place, programs, account, password);
  write(join(place.data, 'gewu.conf'), settings(place, quick), account);
  write(join(place.data, 'pg_hba.conf'), doors, account);
}

function refuseOtherMajor(found: number, place: Place, programs: Programs): void {
  if (found === programs.major) return;
  throw new Error(
    `the data in ${place.data} was made by Postgres ${found}, here is Postgres ${programs.major}. ` +
      'Start the release that made it and take an export, or point DATABASE_URL to a server that has the data.',
  );
}

/** The flags are part of the product: Chinese trigrams need lc_ctype C.UTF-8, and without LANG the default would be SQL_ASCII. */
const initFlags = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8', '--data-checksums', '--auth=scram-sha-256'];

async function initialise(place: Place, programs: Programs, account: Account | undefined, password: string): Promise<void> {
  // A half-made directory is what a kill during the first start leaves; nothing was ever stored in it.
  rmSync(place.data, { recursive: true, force: true });
  const passwordFile = join(place.folder, 'password');
  write(passwordFile, `${password}\n`, account);
  try {
    await promisify(execFile)(programs.initdb, [...initFlags, '--username=postgres', `--pwfile=${passwordFile}`, '-D', place.data], {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: place.folder,
      env: { PATH: '/usr/bin:/bin', HOME: place.folder, TZ: 'UTC' },
    });
    write(join(place.data, 'postgresql.auto.conf'), "include_if_exists = 'gewu.conf'\n", account);
  } catch (cause) {
    rmSync(place.data, { recursive: true, force: true });
    throw new Error(`initdb failed: ${(cause as { stderr?: string }).stderr?.trim() ?? ''}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** `quick` gives up durability across a power cut, for the tests; a killed process loses nothing either way. */
function settings(place: Place, quick: boolean): string {
  const sharedMb = Math.min(quick ? 64 : 2048, Math.floor(totalmem() / 4 / 2 ** 20));
  const lines: Record<string, string> = {
    unix_socket_directories: place.socket,
    listen_addresses: '127.0.0.1',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: `${sharedMb}MB`,
    max_wal_size: '2GB',
    synchronous_commit: 'on',
    fsync: quick ? 'off' : 'on',
    // Switched on now because changing it needs a restart; segments are thrown away until a backup sets the command.
    archive_mode: quick ? 'off' : 'on',
    archive_command: 'true',
    idle_in_transaction_session_timeout: '15s',
    lock_timeout: '5s',
    log_lock_waits: 'on',
    log_min_duration_statement: '500ms',
    // Compiling a statement takes longer than any of ours may run.
    jit: 'off',
    // No personal data in logs.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return Object.entries(lines).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`).join('');
}

/** The superuser comes through the socket alone. */
const doors = `local all postgres scram-sha-256
local all all scram-sha-256
host all postgres all reject
host all all 127.0.0.1/32 scram-sha-256
`;

function write(file: string, text: string, account: Account | undefined): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}
