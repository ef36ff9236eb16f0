import { rmSync } from 'node:fs';

/** Stops what the set-up started. The home stays for looking at when GEWU_TEST_KEEP is set. */
export default async function tearDown(): Promise<void> {
  const servers = globalThis.gewuTestServers;
  if (servers === undefined) return;
  await Promise.all([servers.temporal?.stop(), servers.postgres.stop()]);
  if (process.env.GEWU_TEST_KEEP === undefined) rmSync(servers.home, { recursive: true, force: true });
}
