import { inflateRawSync } from 'node:zlib';
import { Problem } from '../problem.ts';

/** What a workbook may unpack to, and of how many parts it may be made: a small file can be a bomb. */
const most = { bytes: 80 * 1024 * 1024, parts: 200 } as const;

interface Part { name: string; method: number; packed: number; unpacked: number; offset: number; flags: number }

/**
 * A look into a workbook before anything reads it: how much it unpacks to, that it holds no macro and no password, and which of its cells
 * are formulas. Sizes are not believed: what is looked at is unpacked with a limit.
 * @throws Problem tooLarge, unsupported, malformed
 */
export function inspect(bytes: Buffer): { formulas: { row: number; column: string }[] } {
  const parts = partsOf(bytes);
  if (parts.length > most.parts || parts.reduce((sum, { unpacked }) => sum + unpacked, 0) > most.bytes) throw new Problem('tooLarge');
  if (parts.some(({ flags }) => (flags & 1) === 1) || parts.some(({ name }) => /vbaProject|macrosheets/i.test(name))) throw new Problem('unsupported');
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) throw new Problem('unsupported');
  return { formulas: parts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).flatMap((part) => formulasIn(unpack(bytes, part))) };
}

/** The parts that the directory at the end of the archive names. */
function partsOf(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0 || end + 22 > bytes.length) throw new Problem('malformed');
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02_01_4b_50) throw new Problem('malformed');
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [number, number, number];
    parts.push({
      flags: bytes.readUInt16LE(at + 8), method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42), name: bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
    });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

function unpack(bytes: Buffer, { offset, packed, method, unpacked }: Part): string {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04_03_4b_50) throw new Problem('malformed');
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const body = bytes.subarray(from, from + packed);
  try {
    const plain = method === 0 ? body : inflateRawSync(body, { maxOutputLength: most.bytes });
    if (plain.length !== unpacked) throw new Problem('malformed');
    return plain.toString('utf8');
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem((failure as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'malformed');
  }
}

/** A cell with `<f` in it, whatever prefix the writer chose. */
function formulasIn(xml: string): { row: number; column: string }[] {
  if (!/<(?:\w{1,10}:)?f[\s>/]/.test(xml)) return [];
  const cells = xml.matchAll(/<(?:\w{1,10}:)?c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w{1,10}:)?f[\s>/]/g);
  const found = Array.from(cells, ([, column, row]) => ({ column: column!, row: Number(row) }));
  return found.length > 0 ? found : [{ column: 'A', row: 1 }];
}
