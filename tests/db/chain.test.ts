import { canonical } from '../../domain/case/canonical.ts';
import type { ChainedLine } from '../../domain/case/chain.ts';
import { chainFault, hex, lineHash, noHash } from '../../domain/case/chain.ts';
import { sha256 } from '../../db/ledger.ts';

describe('canonical JSON (RFC 8785)', () => {
  it.each([
    ['the sample of section 3.2.2', { numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000f\nA\'B"\\\\"/', literals: [null, true, false] },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'],
    ['keys by their UTF-16 units', { '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 }, '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}'],
    ['minus zero', [-0], '[0]'],
    ['what is undefined', { a: undefined, b: [undefined] }, '{"b":[null]}'],
  ])('%s', (_, value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each([[Number.NaN], [Infinity], ['\ud800'], [{ '\udc00': 1 }], [() => 1]])('refuses what no JSON can say', (value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  });
});

describe('the chain', () => {
  const line: ChainedLine = {
    stream: '0192a000-0000-7000-8000-000000000001', seq: 1, type: 'Submitted', at: 1_772_412_000_000, recordedAt: 1_772_412_000_123, dueAt: null,
    actor: '{"kind":"resident"}', data: '{"number":"GW-2026-000001"}', sealed: null, commandId: null, suite: 1,
  };

  it('hashes a line as it always did: this vector is frozen with the layout', () => {
    expect(hex(lineHash(line, noHash, sha256))).toBe('c02aadf9d430ee9288aebffa820af7fc7adbf2cce9c521072122c534223439ac');
    expect(hex(lineHash({ ...line, seq: 2, dueAt: 1_772_412_000_000, sealed: new Uint8Array([1, 2, 3]), commandId: line.stream }, noHash, sha256))).toBe('e5952fd695b137ab579fcf8edfda1f3257cc05ddced9bcc80fec64d9cd486564');
  });

  it('tells fields apart by their lengths, not by what stands between them', () => {
    const [one, other] = [{ ...line, type: 'ab', actor: 'c' }, { ...line, type: 'a', actor: 'bc' }];
    expect(hex(lineHash(one, noHash, sha256))).not.toBe(hex(lineHash(other, noHash, sha256)));
  });

  it.each([0, 1, 59_999, 3_599_999, 86_399_999, 86_400_000, 951_827_696_789, 1_772_412_000_123, 4_102_444_799_999, 253_402_300_800_000, -1])('writes the instant %d as ISO 8601 does', (at) => {
    const other = 1_800_000_000_000;
    const text = (fields: string[]): Uint8Array => Buffer.concat([Buffer.from([0, 1]), noHash, ...fields.flatMap((field) => [Buffer.from([0, 0, Buffer.byteLength(field) >> 8, Buffer.byteLength(field) & 255]), Buffer.from(field)])]);
    const [iso, later] = [new Date(at).toISOString(), new Date(other).toISOString()];
    const said = { ...line, at, recordedAt: other, dueAt: at, data: `{"text":"消防通道${'堵'.repeat(80)}"}`, type: '类' };
    expect(hex(lineHash(said, noHash, sha256))).toBe(hex(sha256(text([said.stream, '1', '类', iso, later, iso, said.actor, said.data, '', '']))));
  });

  it('holds over no lines at all, and names the first that breaks it', () => {
    expect(chainFault([], sha256)).toBeNull();
    const first = { ...line, prevHash: noHash, hash: lineHash(line, noHash, sha256) };
    expect(chainFault([first], sha256)).toBeNull();
    expect(chainFault([{ ...first, seq: 2 }], sha256)).toEqual({ seq: 1, what: 'gap' });
  });
});
