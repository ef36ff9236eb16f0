import { hex, lineHash, noHash } from '../../../domain/case/chain.ts';
import { ask } from '../door.ts';
import { recordOf, type Subject } from './subject.ts';

/** A line of exported evidence: what was chained, with the hash of the ciphertext in place of the text itself. */
interface ChainedLine {
  seq: number;
  type: string;
  at: string;
  recordedAt: string;
  dueAt: string | null;
  /** Canonical JSON, as it was hashed. */
  actor: string;
  data: string;
  commandId: string | null;
  suite: number;
  sealedHash: string | null;
  prevHash: string;
  hash: string;
}

interface Evidence {
  stream: string;
  lines: ChainedLine[];
  head: string;
}

export interface HashesSeen {
  lines: number;
  /** The first line whose hash is not what its content gives; undefined when all are. */
  broken: number | undefined;
  head: string;
  tookMs: number;
}

export const evidenceAddress = (subject: Subject, purpose: string, format: 'html' | 'json' = 'html') =>
  `${recordOf(subject)}/evidence?format=${format}&purpose=${encodeURIComponent(purpose)}`;

/** Takes the evidence of a case, for a purpose that is noted, and hashes every line of it in this browser. @throws Error insecureOrigin */
export async function hashAll(subject: Subject, purpose: string): Promise<HashesSeen> {
  // Browsers give hashing to secure origins alone.
  if (!globalThis.crypto?.subtle) throw new Error('insecureOrigin');
  const evidence = await ask<Evidence>(evidenceAddress(subject, purpose, 'json'));
  const began = performance.now();
  let before: Uint8Array = noHash;
  let broken: number | undefined;
  for (const [nth, line] of evidence.lines.entries()) {
    const found = new Uint8Array(await crypto.subtle.digest('SHA-256', written(evidence.stream, line, before)));
    const holds = line.seq === nth + 1 && line.prevHash === hex(before) && line.hash === hex(found);
    if (!holds) broken ??= line.seq;
    before = found;
  }
  if (evidence.head !== hex(before)) broken ??= evidence.lines.length;
  return { lines: evidence.lines.length, broken, head: hex(before), tookMs: Math.round(performance.now() - began) };
}

/** The ciphertext stays in the house; its hash is what the line is made of. */
const sealedMark = new Uint8Array(1);

/** The bytes of a line as the chain writes them down. The browser hashes in its own time, so that they are caught where they would be hashed. */
function written(stream: string, { at, recordedAt, dueAt, sealedHash, ...line }: ChainedLine, before: Uint8Array): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array();
  const chained = { ...line, stream, at: Date.parse(at), recordedAt: Date.parse(recordedAt), dueAt: dueAt === null ? null : Date.parse(dueAt), sealed: sealedHash === null ? null : sealedMark };
  lineHash(chained, before, (given) => {
    if (given === sealedMark) return bytesOf(sealedHash ?? '');
    bytes = Uint8Array.from(given);
    return bytes;
  });
  return bytes;
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
