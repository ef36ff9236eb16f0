import { sha256 } from '../outbox/sha256.ts';
import type { Photo } from '../outbox/store.ts';

const longestSide = 1600;
const mostBytes = 300 * 1024;
const qualities = [0.8, 0.65, 0.5];

export interface Taken extends Photo {
  address: string;
}

/** Redrawn at 1600 px and about 300 KB at most. The new JPEG carries no EXIF: neither place nor phone travels with it. */
export async function take(file: File): Promise<Taken> {
  const picture = await load(file);
  const scale = Math.min(1, longestSide / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(picture.naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  let blob: Blob | undefined;
  for (const quality of qualities) {
    blob = await drawn(canvas, quality);
    if (blob.size <= mostBytes) break;
  }
  if (!blob) throw new Error('unreadable');
  return { blob, sha256: await sha256(new Uint8Array(await blob.arrayBuffer())), address: URL.createObjectURL(blob) };
}

function load(file: File): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(file);
    const picture = new Image();
    const end = () => URL.revokeObjectURL(address);
    picture.addEventListener('load', () => { end(); resolve(picture); });
    picture.addEventListener('error', () => { end(); reject(new Error('unreadable')); });
    picture.src = address;
  });
}

const drawn = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('unreadable'))), 'image/jpeg', quality);
  });
