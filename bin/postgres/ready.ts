import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** Waits until the server answers `select 1`; false when it has not within `waitMs` or `over` says that it never will. */
export async function answers(url: string, waitMs: number, over: () => boolean = () => false): Promise<boolean> {
  const end = Date.now() + waitMs;
  while (!over() && Date.now() < end) {
    if (await answersOnce(url)) return true;
    await pause(20);
  }
  return false;
}

async function answersOnce(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that goes away between two answers must not bring us down.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
