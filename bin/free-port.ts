import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that was free a moment ago; `preferred` is given back when it is free itself. */
export async function freePort(preferred = 0): Promise<number> {
  const asked = await bind(preferred);
  if (asked !== undefined) return asked;
  const any = await bind(0);
  if (any === undefined) throw new Error('no free TCP port on 127.0.0.1');
  return any;
}

function bind(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
