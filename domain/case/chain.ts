/** A line as it is chained. `actor` and `data` are canonical JSON (RFC 8785), instants epoch milliseconds. */
export interface ChainedLine {
  stream: string;
  seq: number;
  type: string;
  at: number;
  recordedAt: number;
  dueAt: number | null;
  actor: string;
  data: string;
  /** The ciphertext of what people wrote; the hash is made over it, so that destroying its key leaves the chain whole. */
  sealed: Uint8Array | null;
  commandId: string | null;
  suite: number;
}

export type Hash = (bytes: Uint8Array) => Uint8Array;

/** Suite 1: SHA-256, AES-256-GCM. A later suite gets the next number and old lines keep theirs. */
export const suite = 1;
const lineMark = 0x00;

/** What the first line of a stream is chained to. */
export const noHash = new Uint8Array(32);

/** `H(0x00 ‖ suite ‖ hash before ‖ fields, each behind its length in four bytes)`. */
export function lineHash(line: ChainedLine, before: Uint8Array, hash: Hash): Uint8Array {
  const at = instant(line.at);
  const recordedAt = line.recordedAt === line.at ? at : instant(line.recordedAt);
  return hash(joined(line.suite, before, [
    line.stream, String(line.seq), line.type, at, recordedAt, line.dueAt === null ? '' : instant(line.dueAt),
    line.actor, line.data, line.sealed === null ? '' : hex(hash(line.sealed)), line.commandId ?? '',
  ]));
}

const utf8 = new TextEncoder();
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexOf[byte];
  return text;
}

const dayLength = 86_400_000;
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
let today = { from: 0, text: '1970-01-01' };

/** As `toISOString` writes it, and much faster where many lines of one day are read. @throws RangeError when it is no instant */
function instant(at: number): string {
  const within = at - today.from;
  if (!(within >= 0 && within < dayLength)) {
    today = { from: Math.floor(at / dayLength) * dayLength, text: new Date(at).toISOString().slice(0, -14) };
    return instant(at);
  }
  const seconds = Math.floor(within / 1_000);
  return `${today.text}T${two[Math.floor(seconds / 3_600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}.${String(Math.floor(within % 1_000)).padStart(3, '0')}Z`;
}

/** Lines are written down one behind the other in the same place: millions of them are read in one go. */
let paper = new Uint8Array(8_192);
let view = new DataView(paper.buffer);

/** Good until the next call. */
function joined(suiteByte: number, before: Uint8Array, fields: readonly string[]): Uint8Array {
  // A UTF-16 unit is three bytes of UTF-8 at most.
  const most = 2 + before.length + fields.reduce((sum, field) => sum + 4 + 3 * field.length, 0);
  if (most > paper.length) {
    paper = new Uint8Array(2 * most);
    view = new DataView(paper.buffer);
  }
  paper[0] = lineMark;
  paper[1] = suiteByte;
  paper.set(before, 2);
  let end = 2 + before.length;
  for (const field of fields) {
    const written = field.length > short ? encoded(field, end + 4) : spelled(field, end + 4);
    view.setUint32(end, written);
    end += 4 + written;
  }
  return paper.subarray(0, end);
}

/** Up to so many signs it is faster to write them one by one than to ask for their encoding. */
const short = 64;

function spelled(field: string, from: number): number {
  for (let at = 0; at < field.length; at += 1) {
    const sign = field.charCodeAt(at);
    if (sign > 0x7f) return encoded(field, from);
    paper[from + at] = sign;
  }
  return field.length;
}

const encoded = (field: string, from: number): number => utf8.encodeInto(field, paper.subarray(from)).written;

export type ChainFault = { seq: number; what: 'gap' | 'linkBroken' | 'hashWrong' };

/** The first thing that does not add up in the lines of one stream, in order of `seq`; null when the chain holds. */
export function chainFault(lines: readonly (ChainedLine & { prevHash: Uint8Array; hash: Uint8Array })[], hash: Hash): ChainFault | null {
  let before: Uint8Array = noHash;
  for (const [i, line] of lines.entries()) {
    if (line.seq !== i + 1) return { seq: i + 1, what: 'gap' };
    if (!same(line.prevHash, before)) return { seq: line.seq, what: 'linkBroken' };
    if (!same(line.hash, lineHash(line, before, hash))) return { seq: line.seq, what: 'hashWrong' };
    before = line.hash;
  }
  return null;
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}
