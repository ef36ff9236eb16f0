import { ConfigError, readConfig } from './config.ts';
import { house } from './supervisor/house.ts';
import { livingSupervisor } from './supervisor/leftovers.ts';
import { welcome } from './supervisor/welcome.ts';

const say = (line: string) => console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);
const began = Date.now();

/** `npm start`: opens the house, keeps it until SIGINT or SIGTERM, closes it in order. */
async function start(): Promise<void> {
  const config = readConfig();
  const other = livingSupervisor(config.home);
  if (other) throw new ConfigError(`Gewu already runs for ${config.home}: ${other.url} (process ${other.pid})`);
  const running = house(config, process.env, say);
  // Whoever read what we print may go away; that is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= running.close());
  // npm and the terminal may both send the signal: the second one finds the closing under way.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (closing === undefined) say(`${signal}: stopping all in order`);
      void close().then(() => {
        say('stopped');
        process.exit(0);
      });
    });
  }
  try {
    const { url } = await running.open();
    console.log(welcome(config, url, (Date.now() - began) / 1000));
  } catch (failure) {
    if (closing !== undefined) return;
    await close();
    throw failure;
  }
}

start().catch((failure: Error) => {
  console.error(`gewu: ${failure.message}`);
  process.exit(1);
});
