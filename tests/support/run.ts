import { readFileSync } from 'node:fs';

/** What one run of jest shares; written by the global set-up, its path handed on in the environment. */
export type Run = {
  home: string;
  /** The superuser's address, on the database `postgres`. */
  adminUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
  /** Address of the run's Temporal server, or why there is none. */
  engine: { address: string; namespace: string; cli: string } | { missing: string };
};

export const runVariable = 'GEWU_TEST_RUN';

/** The servers of this run. @throws outside a jest project that has the global set-up */
export function thisRun(): Run {
  const file = process.env[runVariable];
  if (file === undefined) throw new Error('this project has no servers: give it globalSetup in jest.config.js');
  return JSON.parse(readFileSync(file, 'utf8')) as Run;
}
