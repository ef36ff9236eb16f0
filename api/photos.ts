import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Problem } from './problem.ts';

/** Pixels of the longer side after re-encoding; enough to see what is broken. */
const longestSide = 2048;
/** A decoded image of more pixels is a bomb, not a photo. */
const mostPixels = 40_000_000;

export interface StoredPhoto {
  sha256: string;
  bytes: Buffer;
  type: 'image/jpeg';
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A resident's photo as it is kept: decoded and encoded anew as JPEG, so that place, camera and whatever else was hidden in it are gone.
 * The hash is that of what is kept.
 * @throws Problem unsupported for anything that is no JPEG, PNG, WebP, GIF or TIFF (a HEIC photo is converted by the phone), tooLarge for a bomb
 */
export async function reencode(bytes: Buffer): Promise<StoredPhoto> {
  const type = typeOf(bytes);
  if (!type?.startsWith('image/')) throw new Problem('unsupported', { why: isHeic(bytes) ? 'heic' : 'notAPhoto' });
  try {
    const kept = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 82, mozjpeg: false })
      .toBuffer();
    return { sha256: sha256Of(kept), bytes: kept, type: 'image/jpeg' };
  } catch (failure) {
    throw /pixel limit/i.test(String(failure)) ? new Problem('tooLarge', { why: 'tooManyPixels' }) : new Problem('unsupported', { why: 'brokenPhoto' });
  }
}

/** True when an image still says where, when or with what it was taken. */
export async function carriesExif(bytes: Buffer): Promise<boolean> {
  const { exif, xmp, iptc } = await sharp(bytes, { limitInputPixels: mostPixels }).metadata().catch(() => {
    throw new Problem('unsupported', { why: 'brokenPhoto' });
  });
  return exif !== undefined || xmp !== undefined || iptc !== undefined;
}

const startsWith = (bytes: Buffer, text: string, at = 0): boolean => bytes.subarray(at, at + text.length).toString('latin1') === text;
const isHeic = (bytes: Buffer): boolean => startsWith(bytes, 'ftyp', 4) && /^(hei[cfmsx]|hev[cx]|mif1|msf1|avif)/.test(bytes.subarray(8, 12).toString('latin1'));

/** The media type by what a file begins with, never by its name or by what the sender says. `undefined`: nothing we keep. */
export function typeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  if (startsWith(bytes, '%PDF-')) return 'application/pdf';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WAVE', 8)) return 'audio/wav';
  if (startsWith(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) return 'audio/mpeg';
  if (startsWith(bytes, 'OggS')) return 'audio/ogg';
  if (startsWith(bytes, 'ftyp', 4) && !isHeic(bytes)) return 'video/mp4';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))) return 'video/webm';
  return undefined;
}
