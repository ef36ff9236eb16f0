import { correction } from './galois.ts';

/** Level M, versions 1 to 10: correction words a block, blocks of the shorter kind, their data words, blocks one word longer. */
const versions: readonly (readonly [correction: number, short: number, words: number, long: number])[] = [
  [10, 1, 16, 0], [16, 1, 28, 0], [26, 1, 44, 0], [18, 2, 32, 0], [24, 2, 43, 0], [16, 4, 27, 0], [18, 4, 31, 0], [22, 2, 38, 2], [22, 3, 36, 2], [26, 4, 43, 1],
];
const alignments: readonly (readonly number[])[] = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

/** true is dark. */
export type Modules = boolean[][];

/**
 * A QR code of a text: bytes, error correction M (ISO/IEC 18004).
 * @throws RangeError when it is longer than 213 bytes
 */
export function qrOf(text: string): Modules {
  const bytes = [...new TextEncoder().encode(text)];
  const at = versions.findIndex(([, short, words, long], index) => bytes.length + (index < 9 ? 2 : 3) <= short * words + long * (words + 1));
  if (at < 0) throw new RangeError('too long for a QR code');
  const version = at + 1;
  const words = interleaved(dataWords(bytes, version), version);
  const best = Array.from({ length: 8 }, (_, mask) => drawn(words, version, mask)).reduce((one, other) => (penalty(other) < penalty(one) ? other : one));
  return best;
}

function dataWords(bytes: readonly number[], version: number): number[] {
  const [, short, words, long] = versions[version - 1]!;
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let place = length - 1; place >= 0; place -= 1) bits.push((value >>> place) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const capacity = (short * words + long * (words + 1)) * 8;
  put(0, Math.min(4, capacity - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: capacity / 8 }, (_, word) => bits.slice(word * 8, word * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0));
}

function interleaved(data: readonly number[], version: number): number[] {
  const [count, short, words, long] = versions[version - 1]!;
  let from = 0;
  const blocks = Array.from({ length: short + long }, (_, at) => {
    const length = at < short ? words : words + 1;
    from += length;
    return data.slice(from - length, from);
  });
  const corrections = blocks.map((block) => correction(block, count));
  const across = (rows: readonly (readonly number[])[], length: number) => Array.from({ length }, (_, at) => rows.flatMap((row) => row[at] ?? [])).flat();
  return [...across(blocks, words + 1), ...across(corrections, count)];
}

function drawn(words: readonly number[], version: number, mask: number): Modules {
  const size = 17 + version * 4;
  const modules: Modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const fixed: Modules = modules.map((row) => [...row]);
  const set = (row: number, column: number, dark: boolean) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    modules[row]![column] = dark;
    fixed[row]![column] = true;
  };
  const ring = (row: number, column: number, reach: number, dark: (distance: number) => boolean) => {
    for (let down = -reach; down <= reach; down += 1) for (let right = -reach; right <= reach; right += 1) set(row + down, column + right, dark(Math.max(Math.abs(down), Math.abs(right))));
  };
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]] as const) ring(row, column, 4, (distance) => distance !== 2 && distance !== 4);
  const places = alignments[version - 1]!;
  const last = places.length - 1;
  places.forEach((row, one) => places.forEach((column, other) => {
    const inCorner = (one === 0 && other === 0) || (one === 0 && other === last) || (one === last && other === 0);
    if (!inCorner) ring(row, column, 2, (distance) => distance !== 1);
  }));
  if (version >= 7) for (const [at, dark] of versionBits(version).entries()) {
    set(Math.floor(at / 3), size - 11 + (at % 3), dark);
    set(size - 11 + (at % 3), Math.floor(at / 3), dark);
  }
  formatBits(mask).forEach((dark, at) => {
    set(at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, 8, dark);
    set(8, at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, dark);
  });
  set(size - 8, 8, true);
  fillIn(modules, fixed, words, mask);
  return modules;
}

/** Up and down in columns of two from the right, round the column of the timing line. */
function fillIn(modules: Modules, fixed: Modules, words: readonly number[], mask: number): void {
  const size = modules.length;
  let bit = 0;
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (fixed[row]![column]) continue;
        const dark = ((words[bit >> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
        modules[row]![column] = (dark === 1) !== masks[mask]!(row, column);
        bit += 1;
      }
    }
  }
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

const rest = (value: number, divisor: number, degree: number): number => {
  let left = value << degree;
  for (let place = 31 - Math.clz32(left); place >= degree; place = 31 - Math.clz32(left)) left ^= divisor << (place - degree);
  return left;
};

const bitsOf = (value: number, length: number): boolean[] => Array.from({ length }, (_, place) => ((value >>> place) & 1) === 1);
/** The least bit first. Level M is 00. */
const formatBits = (mask: number): boolean[] => bitsOf(((mask << 10) | rest(mask, 0x537, 10)) ^ 0x5412, 15);
const versionBits = (version: number): boolean[] => bitsOf((version << 12) | rest(version, 0x1f25, 12), 18);

/** How hard a picture is to read: runs, blocks, false finders, too much of one colour. */
function penalty(modules: Modules): number {
  const size = modules.length;
  const columns = modules.map((_, at) => modules.map((row) => row[at]!));
  let sum = 0;
  for (const line of [...modules, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('');
    for (const run of text.match(/(.)\1{4,}/g) ?? []) sum += run.length - 2;
    for (let at = 0; at <= size - 11; at += 1) if (/^(10111010000|00001011101)/.test(text.slice(at, at + 11))) sum += 40;
  }
  for (let row = 0; row < size - 1; row += 1) for (let column = 0; column < size - 1; column += 1) {
    const dark = modules[row]![column];
    if (modules[row]![column + 1] === dark && modules[row + 1]![column] === dark && modules[row + 1]![column + 1] === dark) sum += 3;
  }
  const share = modules.flat().filter(Boolean).length / (size * size);
  return sum + Math.floor(Math.abs(share - 0.5) * 20) * 10;
}
