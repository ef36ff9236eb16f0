import busboy from 'busboy';
import type { Request } from 'express';
import { isForm } from '../form.ts';
import { Problem } from '../problem.ts';
import { readBytes } from '../read-bytes.ts';
import { sheetCaps } from './read-sheet.ts';

/** Media types that a list may come as; what it is, its bytes decide. */
export const sheetTypes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream', 'multipart/form-data'] as const;

/**
 * A list as it was sent: the body itself, or the one file of a form. What says that it is too large is not read at all.
 * @throws Problem tooLarge, unsupported, malformed
 */
export async function readUpload(req: Request): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > sheetCaps.bytes + 4_096) throw new Problem('tooLarge');
  const type = String(req.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase();
  if (!(sheetTypes as readonly string[]).includes(type)) throw new Problem('unsupported');
  const bytes = isForm(req) ? await fileOf(req) : await readBytes(req, sheetCaps.bytes);
  if (bytes.length === 0) throw new Problem('malformed');
  return bytes;
}

function fileOf(req: Request): Promise<Buffer> {
  return new Promise((read, fail) => {
    const parts = opened(req, fail);
    if (!parts) return;
    let bytes: Buffer | undefined;
    const stop = (code: 'malformed' | 'tooLarge') => () => {
      req.unpipe(parts);
      req.resume();
      fail(new Problem(code));
    };
    parts.on('file', (_name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', stop('tooLarge'));
      stream.on('close', () => {
        bytes = Buffer.concat(chunks);
      });
    });
    parts.on('filesLimit', stop('malformed'));
    parts.on('error', stop('malformed'));
    parts.on('close', () => (bytes ? read(bytes) : fail(new Problem('malformed'))));
    req.on('aborted', () => fail(new Problem('malformed')));
    req.pipe(parts);
  });
}

function opened(req: Request, fail: (problem: Problem) => void): busboy.Busboy | undefined {
  try {
    return busboy({ headers: req.headers, limits: { files: 1, fileSize: sheetCaps.bytes, fields: 4, fieldSize: 1_024, parts: 6 } });
  } catch {
    fail(new Problem('malformed'));
    return undefined;
  }
}
