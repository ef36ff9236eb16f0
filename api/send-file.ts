import type { Request, Response } from 'express';
import type { StoredFile } from '../db/files.ts';
import type { FileStore } from './file-store.ts';
import { contentPolicy } from './headers.ts';
import { Problem } from './problem.ts';

/** A stored file as an answer, typed by its content; shown by itself it runs nothing. @throws Problem notFound where the bytes are missing */
export async function sendFile(req: Request, res: Response, store: FileStore, { sha256, type }: StoredFile, caching: string): Promise<void> {
  const found = await store.open(sha256);
  if (!found) throw new Problem('notFound');
  await new Promise<void>((next) => contentPolicy.file(req, res, () => next()));
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Length', String(found.bytes));
  res.setHeader('Cache-Control', caching);
  res.setHeader('ETag', `"${sha256}"`);
  if (!/^(image|audio|video)\//.test(type)) res.setHeader('Content-Disposition', `attachment; filename="${sha256.slice(0, 12)}"`);
  if (req.method === 'HEAD') return void res.end();
  await new Promise<void>((sent, failed) => {
    found.stream().on('error', failed).pipe(res).on('close', () => sent());
  });
}
