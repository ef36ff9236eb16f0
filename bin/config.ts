import { join, resolve } from 'node:path';
import { z } from 'zod';

const project = join(import.meta.dirname, '..');

/** The password of the demo accounts where none was chosen; known to everybody, so it never leaves the machine. */
export const defaultDemoPassword = 'gewu-demo';

const port = z.coerce.number('must be a port number').int().min(0).max(65_535);

const environment = z.object({
  /** Databases, files, logs and secrets. */
  GEWU_HOME: z.string().default(join(project, '.gewu')).transform((path) => resolve(path)),
  /** Of the API and the pages; 0 takes a free one. */
  GEWU_PORT: port.default(8080),
  GEWU_HOST: z.string().default('127.0.0.1'),
  /** The address people type, where it is not http://host:port (behind a proxy). */
  GEWU_PUBLIC_ORIGIN: z.url('must be an origin such as https://gewu.example').transform((url) => new URL(url).origin).optional(),
  /** Map tiles, where an installation has some: `https://tiles.example/{z}/{x}/{y}.png`. The map needs none. */
  GEWU_TILE_URL: z.string().regex(/^https?:\/\/[^\s{}]+\/.*\{z\}.*$/, 'must be an address with {z}, {x} and {y}').optional(),
  GEWU_SEED: z.enum(['demo', 'none'], 'must be demo or none').default('demo'),
  GEWU_DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').default(defaultDemoPassword),
  GEWU_ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  /** Hours between two backups of the embedded database; 0 takes none. */
  GEWU_BACKUP_HOURS: z.coerce.number('must be a number of hours').int().min(0).max(720).default(24),
  GEWU_RATE_LIMIT: z.enum(['on', 'off'], 'must be on or off').default('on'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address').optional(),
  /** The owner's role, where it is another than the one of DATABASE_URL; migrations and the first data use it. */
  GEWU_OWNER_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address').optional(),
  TEMPORAL_ADDRESS: z.string().regex(/^[^/\s]+:\d+$/, 'must be host:port').optional(),
  TEMPORAL_NAMESPACE: z.string().default('gewu'),
  TEMPORAL_CLI_PATH: z.string().optional(),
});

/** Everything the environment says, checked. */
export type Config = {
  home: string;
  host: string;
  port: number;
  publicOrigin: string | undefined;
  tiles: string | undefined;
  seed: 'demo' | 'none';
  demoPassword: string;
  adminPassword: string | undefined;
  backupHours: number;
  rateLimit: boolean;
  databaseUrl: string | undefined;
  ownerDatabaseUrl: string | undefined;
  temporalAddress: string | undefined;
  temporalNamespace: string;
  temporalCliPath: string | undefined;
};

/** The configuration of a process that needs both servers, such as api and worker. */
export type ServedConfig = Config & { databaseUrl: string; ownerDatabaseUrl: string; temporalAddress: string };

/** The environment is wrong; the message names every variable that is. */
export class ConfigError extends Error {}

/**
 * Reads the environment once. An empty variable counts as not set.
 * @throws ConfigError naming what is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
  const read = parsed.data;
  const config: Config = {
    home: read.GEWU_HOME,
    host: read.GEWU_HOST,
    port: read.GEWU_PORT,
    publicOrigin: read.GEWU_PUBLIC_ORIGIN,
    tiles: read.GEWU_TILE_URL,
    seed: read.GEWU_SEED,
    demoPassword: read.GEWU_DEMO_PASSWORD,
    adminPassword: read.GEWU_ADMIN_PASSWORD,
    backupHours: read.GEWU_BACKUP_HOURS,
    rateLimit: read.GEWU_RATE_LIMIT === 'on',
    databaseUrl: read.DATABASE_URL,
    ownerDatabaseUrl: read.GEWU_OWNER_DATABASE_URL ?? read.DATABASE_URL,
    temporalAddress: read.TEMPORAL_ADDRESS,
    temporalNamespace: read.TEMPORAL_NAMESPACE,
    temporalCliPath: read.TEMPORAL_CLI_PATH,
  };
  refuseOpenDoors(config);
  return config;
}

/** Like `readConfig`, for a process that cannot work without both servers. @throws ConfigError naming what is missing */
export function readServedConfig(env: NodeJS.ProcessEnv = process.env): ServedConfig {
  const config = readConfig(env);
  const { databaseUrl, temporalAddress } = config;
  const missing = [databaseUrl === undefined && 'DATABASE_URL', temporalAddress === undefined && 'TEMPORAL_ADDRESS'].filter(Boolean);
  if (databaseUrl === undefined || temporalAddress === undefined) throw new ConfigError(`${missing.join(' and ')} must be set for this process`);
  return { ...config, databaseUrl, ownerDatabaseUrl: config.ownerDatabaseUrl ?? databaseUrl, temporalAddress };
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function refuseOpenDoors({ host, seed, demoPassword, rateLimit }: Config): void {
  if (isLoopback(host)) return;
  if (seed === 'demo' && demoPassword === defaultDemoPassword) {
    throw new ConfigError(`GEWU_DEMO_PASSWORD must be set (or GEWU_SEED=none) before GEWU_HOST may be ${host}: everybody knows the default`);
  }
  if (!rateLimit) throw new ConfigError(`GEWU_RATE_LIMIT=off is for tests on this machine and is refused while GEWU_HOST is ${host}`);
}
