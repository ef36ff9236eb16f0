import type { Request } from 'express';
import { Problem } from './problem.ts';

/**
 * The whole body, up to so many bytes. What is over is left in the request, which stays open for the answer.
 * @throws Problem tooLarge
 */
export async function readBytes(req: Request, most: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > most) throw new Problem('tooLarge');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Problem('tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What is thrown away for a sender at most: a form with six photos too many, and the time that a phone needs for one. */
const patience = { bytes: 128 * 1024 * 1024, milliseconds: 10_000 } as const;

/**
 * Throws away what a refused request still sends. A sender that is cut off while it writes never reads why it was refused; one that never
 * ends is cut off all the same.
 */
export async function discardRest(req: Request): Promise<void> {
  if (req.complete || req.destroyed) return;
  let left: number = patience.bytes;
  await new Promise<void>((enough) => {
    const tooLong = setTimeout(enough, patience.milliseconds);
    const done = (): void => {
      clearTimeout(tooLong);
      enough();
    };
    req.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) done();
    });
    for (const sign of ['end', 'close', 'error']) req.once(sign, done);
    req.resume();
  });
}
