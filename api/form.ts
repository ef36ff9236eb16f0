import busboy from 'busboy';
import type { Request } from 'express';
import { Problem } from './problem.ts';

/** A photo of a form may weigh 15 MB, and six come at once. */
export const caps = { photos: 6, photoBytes: 15 * 1024 * 1024, reportBytes: 256 * 1024, milliseconds: 30_000 } as const;

export interface Form {
  /** The text of the field `report`. */
  report: string;
  photos: Buffer[];
}

export const isForm = (req: Request): boolean => /^multipart\/form-data\s*;/i.test(req.headers['content-type'] ?? '');

/**
 * Reads one field `report` and files `photos`. Names that the sender gives to files are never used.
 * @throws Problem malformed, tooLarge
 */
export async function readForm(req: Request): Promise<Form> {
  const photos: Buffer[] = [];
  let report: string | undefined;
  const tooSlow = setTimeout(() => req.destroy(), caps.milliseconds);
  try {
    await new Promise<void>((read, fail) => {
      const parts = openParts(req);
      const stop = (failure: Error): void => {
        req.unpipe(parts);
        req.resume();
        fail(failure);
      };
      parts.on('field', (name, value, { valueTruncated }) => {
        if (name !== 'report' || report !== undefined) return stop(new Problem('malformed'));
        if (valueTruncated) return stop(new Problem('tooLarge'));
        report = value;
      });
      parts.on('file', (name, stream) => {
        if (name !== 'photos') {
          stream.resume();
          return stop(new Problem('malformed'));
        }
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('limit', () => stop(new Problem('tooLarge')));
        stream.on('error', () => stop(new Problem('malformed')));
        stream.on('close', () => photos.push(Buffer.concat(chunks)));
      });
      parts.on('filesLimit', () => stop(new Problem('tooLarge')));
      parts.on('fieldsLimit', () => stop(new Problem('malformed')));
      parts.on('partsLimit', () => stop(new Problem('tooLarge')));
      parts.on('error', () => stop(new Problem('malformed')));
      parts.on('close', read);
      req.on('aborted', () => fail(new Problem('malformed')));
      req.pipe(parts);
    });
  } finally {
    clearTimeout(tooSlow);
  }
  if (report === undefined) throw new Problem('malformed');
  return { report, photos: photos.filter((photo) => photo.length > 0) };
}

function openParts(req: Request): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      limits: { files: caps.photos, fileSize: caps.photoBytes, fields: 2, fieldSize: caps.reportBytes, parts: caps.photos + 2 },
    });
  } catch {
    throw new Problem('malformed');
  }
}
