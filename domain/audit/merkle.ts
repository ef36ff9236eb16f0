/**
 * The hash tree of RFC 6962: over leaves 0 to n − 1, each side of a node full as far as it can be. Leaves are hashed behind 0x00 and nodes
 * behind 0x01, so that neither can be passed off as the other.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array;

const marked = (mark: number, ...parts: Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = mark;
  let end = 1;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
};

export const leafHash = (content: Uint8Array, hash: Hash): Uint8Array => hash(marked(0x00, content));
export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array => hash(marked(0x01, left, right));
/** The root of a tree without a leaf. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array());

/** A full subtree: `2^level` leaves from leaf `index · 2^level` on. */
export interface Full { level: number; index: number }
export interface Node extends Full { hash: Uint8Array }

/** Leaves `from` to `from + size − 1`, as they stand below one node of the tree. */
export interface Span { from: number; size: number }

/** The largest power of two below `n`; of one leaf there is none. */
function halfOf(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

/** The full subtrees that a span consists of, from the left, each smaller than the one before. */
export function fullOf({ from, size }: Span): Full[] {
  const found: Full[] = [];
  for (let left = size, at = from; left > 0; ) {
    const level = Math.floor(Math.log2(left));
    const width = 2 ** level;
    found.push({ level, index: at / width });
    at += width;
    left -= width;
  }
  return found;
}

/** The node above full subtrees in their order from the left. */
export const joined = (hashes: readonly Uint8Array[], hash: Hash): Uint8Array =>
  hashes.length === 0 ? emptyRoot(hash) : hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), hashes.at(-1)!);

/** Grows a tree on its right edge. It holds no more than one node a level, however many leaves there are. */
export class Edge {
  readonly #hash: Hash;
  #nodes: Node[];
  #size: number;

  /** @param nodes the full subtrees of the first `size` leaves, as `fullOf` names them */
  constructor(hash: Hash, size = 0, nodes: readonly Node[] = []) {
    this.#hash = hash;
    this.#nodes = [...nodes];
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf. @returns the subtrees that it completed, the smallest first */
  add(leaf: Uint8Array): Node[] {
    let node: Node = { level: 0, index: this.#size, hash: leaf };
    const completed: Node[] = [];
    for (let left = this.#nodes.at(-1); left?.level === node.level; left = this.#nodes.at(-1)) {
      this.#nodes.pop();
      node = { level: left.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash, this.#hash) };
      completed.push(node);
    }
    this.#nodes.push(node);
    this.#size += 1;
    return completed;
  }

  root(): Uint8Array {
    return joined(this.#nodes.map(({ hash }) => hash), this.#hash);
  }
}

/** The spans whose roots prove that leaf `index` is in the tree of `size` leaves, from the leaf upwards. */
export function inclusionSpans(index: number, size: number, from = 0): Span[] {
  if (size <= 1) return [];
  const half = halfOf(size);
  return index < half
    ? [...inclusionSpans(index, half, from), { from: from + half, size: size - half }]
    : [...inclusionSpans(index - half, size - half, from + half), { from, size: half }];
}

/** The spans whose roots prove that the tree of `size` leaves begins with the tree of `before` leaves. */
export function consistencySpans(before: number, size: number): Span[] {
  return before === 0 || before === size ? [] : below(before, size, 0, true);
}

function below(before: number, size: number, from: number, isWhole: boolean): Span[] {
  if (before === size) return isWhole ? [] : [{ from, size }];
  const half = halfOf(size);
  return before <= half
    ? [...below(before, half, from, isWhole), { from: from + half, size: size - half }]
    : [...below(before - half, size - half, from + half, false), { from, size: half }];
}

/** The root that a leaf and its proof come to; undefined when the proof cannot be one of such a tree (RFC 9162, 2.1.3.2). */
export function rootByInclusion({ index, size, leaf, proof }: { index: number; size: number; leaf: Uint8Array; proof: readonly Uint8Array[] }, hash: Hash): Uint8Array | undefined {
  const spans = index >= 0 && index < size ? inclusionSpans(index, size) : undefined;
  if (spans?.length !== proof.length) return undefined;
  return spans.reduce((node, { from }, nth) => (from > index ? nodeHash(node, proof[nth]!, hash) : nodeHash(proof[nth]!, node, hash)), leaf);
}

/** Both roots that a consistency proof comes to, beginning with the old root where the proof leaves it out; undefined when it cannot be one. */
export function rootsByConsistency({ before, size, root, proof }: { before: number; size: number; root: Uint8Array; proof: readonly Uint8Array[] }, hash: Hash): { before: Uint8Array; now: Uint8Array } | undefined {
  if (before < 1 || before > size) return undefined;
  const spans = consistencySpans(before, size);
  if (spans.length !== proof.length) return undefined;
  // The first span is the rightmost full part of the old tree; where the whole old tree is one, its root is known and left out.
  const starts = spans.length > 0 && spans[0]!.from + spans[0]!.size === before;
  const seed = starts ? proof[0]! : root;
  const rest = spans.slice(starts ? 1 : 0).map((span, nth) => ({ ...span, hash: proof[nth + (starts ? 1 : 0)]! }));
  return rest.reduce(
    (roots, { from, hash: other }) => (from >= before
      ? { ...roots, now: nodeHash(roots.now, other, hash) }
      : { before: nodeHash(other, roots.before, hash), now: nodeHash(other, roots.now, hash) }),
    { before: seed, now: seed },
  );
}
