import { sha256 } from '../outbox/sha256.ts';
import type { Taken } from './photo.ts';

/** Seconds that a voice memo lasts at most. */
export const longestMemo = 60;
const kinds = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4', 'audio/ogg;codecs=opus'];

export const isMemo = ({ blob }: Taken): boolean => blob.type.startsWith('audio/');
export const isPhoto = (taken: Taken): boolean => !isMemo(taken);

export const canRecord = (): boolean => isSecureContext && 'mediaDevices' in navigator && typeof MediaRecorder !== 'undefined';

export interface Recording {
  /** Ends it; what was said is in `memo`. */
  stop: () => void;
  memo: Promise<Taken>;
}

/** Records what is said into the microphone, at speech quality, until it is stopped or a minute is over. @throws when there is no microphone or it was not allowed */
export async function record(): Promise<Recording> {
  const voice = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
  const silent = () => { for (const one of voice.getTracks()) one.stop(); };
  const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(voice, { audioBitsPerSecond: 24_000, ...(mimeType ? { mimeType } : {}) });
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => { if (data.size > 0) pieces.push(data); });
  const ended = new Promise<void>((resolve, reject) => {
    recorder.addEventListener('stop', () => resolve());
    recorder.addEventListener('error', () => reject(new Error('unreadable')));
  });
  const bell = setTimeout(() => recorder.state === 'recording' && recorder.stop(), longestMemo * 1_000);
  recorder.start();
  const memo = ended.finally(() => { clearTimeout(bell); silent(); }).then(async () => {
    const blob = new Blob(pieces, { type: (recorder.mimeType || 'audio/webm').split(';')[0] ?? 'audio/webm' });
    if (blob.size === 0) throw new Error('unreadable');
    return { blob, sha256: await sha256(new Uint8Array(await blob.arrayBuffer())), address: URL.createObjectURL(blob) };
  });
  return { stop: () => recorder.state === 'recording' && recorder.stop(), memo };
}
