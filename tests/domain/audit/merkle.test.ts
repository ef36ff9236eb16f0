import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Edge, consistencySpans, emptyRoot, fullOf, inclusionSpans, joined, leafHash, nodeHash, rootByInclusion, rootsByConsistency } from '../../../domain/audit/merkle.ts';
import type { Span } from '../../../domain/audit/merkle.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const hexOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
const leaf = (text: string): Uint8Array => leafHash(Buffer.from(text, 'hex'), sha256);

/** The definition of RFC 6962, 2.1, word for word: slow and without doubt. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot(sha256);
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)), sha256);
}

const grown = (leaves: readonly Uint8Array[]): Edge => {
  const edge = new Edge(sha256);
  for (const one of leaves) edge.add(one);
  return edge;
};

const proofOf = (leaves: readonly Uint8Array[], spans: readonly Span[]): Uint8Array[] => spans.map(({ from, size }) => rootOf(leaves.slice(from, from + size)));

/** The leaves that Certificate Transparency tests with. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(leaf);

describe('the tree of RFC 6962', () => {
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the frozen root over %i leaves', (size, root) => {
    expect(hexOf(grown(known.slice(0, size)).root())).toBe(root);
  });

  it('grows to the same root as the definition, and its full subtrees come to it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), (size) => {
      const leaves = Array.from({ length: size }, (_, at) => leaf(at.toString(16).padStart(4, '0')));
      expect(hexOf(grown(leaves).root())).toBe(hexOf(rootOf(leaves)));
      const parts = fullOf({ from: 0, size }).map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
      expect(hexOf(joined(parts, sha256))).toBe(hexOf(rootOf(leaves)));
    }), { numRuns: 60 });
  });

  it('goes on from the edge of any tree', () => {
    const leaves = Array.from({ length: 77 }, (_, at) => leaf(at.toString(16).padStart(4, '0')));
    const nodes = fullOf({ from: 0, size: 50 }).map((full) => ({ ...full, hash: rootOf(leaves.slice(full.index * 2 ** full.level, (full.index + 1) * 2 ** full.level)) }));
    const edge = new Edge(sha256, 50, nodes);
    for (const one of leaves.slice(50)) edge.add(one);
    expect(hexOf(edge.root())).toBe(hexOf(rootOf(leaves)));
  });

  it('proves every leaf of every tree, and no other leaf', () => {
    for (let size = 1; size <= 40; size += 1) {
      const leaves = Array.from({ length: size }, (_, at) => leaf(at.toString(16).padStart(4, '0')));
      for (let index = 0; index < size; index += 1) {
        const proof = proofOf(leaves, inclusionSpans(index, size));
        expect(hexOf(rootByInclusion({ index, size, leaf: leaves[index]!, proof }, sha256))).toBe(hexOf(rootOf(leaves)));
        expect(hexOf(rootByInclusion({ index, size, leaf: leaf('ff'), proof }, sha256))).not.toBe(hexOf(rootOf(leaves)));
        expect(rootByInclusion({ index, size, leaf: leaves[index]!, proof: [...proof, proof[0] ?? leaf('')] }, sha256)).toBeUndefined();
      }
    }
  });

  it('proves that a later tree begins with an earlier one, and not with another', () => {
    const leaves = Array.from({ length: 40 }, (_, at) => leaf(at.toString(16).padStart(4, '0')));
    for (let size = 1; size <= 40; size += 1) {
      for (let before = 1; before <= size; before += 1) {
        const root = rootOf(leaves.slice(0, before));
        const proof = proofOf(leaves, consistencySpans(before, size));
        const roots = rootsByConsistency({ before, size, root, proof }, sha256);
        expect([hexOf(roots?.before), hexOf(roots?.now)]).toEqual([hexOf(root), hexOf(rootOf(leaves.slice(0, size)))]);
      }
    }
  });

  it('is shown by the frozen proofs of Certificate Transparency', () => {
    expect(proofOf(known, inclusionSpans(5, 8)).map(hexOf)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(proofOf(known, consistencySpans(6, 8)).map(hexOf)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});
