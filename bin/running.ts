import { ConfigError, readConfig } from './config.ts';
import type { ServedConfig } from './config.ts';
import { databaseAddresses } from './postgres.ts';
import { livingSupervisor } from './supervisor/leftovers.ts';
import { readRunFile } from './supervisor/run-file.ts';

/**
 * The configuration of a tool that works on a house which is open, such as verify: where the environment names no servers, they are the
 * ones of the home's `run.json`.
 * @throws ConfigError when there are none
 */
export function readRunningConfig(env: NodeJS.ProcessEnv = process.env): ServedConfig {
  const config = readConfig(env);
  const { home } = config;
  const ports = livingSupervisor(home) && readRunFile(home)?.ports;
  const own = ports?.postgres === undefined ? undefined : databaseAddresses(home, ports.postgres);
  const databaseUrl = config.databaseUrl ?? own?.url;
  const ownerDatabaseUrl = config.ownerDatabaseUrl ?? own?.ownerUrl;
  const temporalAddress = config.temporalAddress ?? (ports?.temporal === undefined ? undefined : `127.0.0.1:${ports.temporal}`);
  if (databaseUrl === undefined || ownerDatabaseUrl === undefined || temporalAddress === undefined) {
    throw new ConfigError(`Gewu does not run for ${home}: start it with npm start, or set DATABASE_URL and TEMPORAL_ADDRESS`);
  }
  return { ...config, databaseUrl, ownerDatabaseUrl, temporalAddress };
}
