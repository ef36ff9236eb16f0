/** What of a report can be compared: the kind of matter, the place, the words. */
export interface Comparable {
  category: string | null;
  location: { lng: number; lat: number } | null;
  description: string | null;
}

export interface Likeness {
  /** Metres between the two, rounded; null where one of them names no point. */
  metres: number | null;
  sameCategory: boolean;
  /** Share of pairs of characters that both descriptions have, 0 to 1. */
  words: number;
}

/** Farther apart than this, two reports are of different things. */
export const nearMetres = 300;
/** And reported longer ago than this. */
export const recentDays = 7;

/**
 * How alike two reports are, or null where nobody would take them for the same: the same kind of matter nearby, or another kind
 * nearby in much the same words. Without two points, lying in one area is the caller's to see to, and then the words must agree more.
 */
export function likenessOf(one: Comparable, other: Comparable): Likeness | null {
  const metres = one.location && other.location ? Math.round(metresBetween(one.location, other.location)) : null;
  if (metres !== null && metres > nearMetres) return null;
  const sameCategory = one.category !== null && one.category === other.category;
  const words = sharedWords(one.description ?? '', other.description ?? '');
  const alike = sameCategory || words >= (metres === null ? 0.4 : 0.25);
  return alike ? { metres, sameCategory, words } : null;
}

/** The likest first: what is of the same kind, then what is said alike, then what is near. */
export const likestFirst = (one: Likeness, other: Likeness): number => weight(other) - weight(one);

const weight = ({ sameCategory, words, metres }: Likeness): number => (sameCategory ? 1 : 0) + words + (metres === null ? 0 : 0.5 * (1 - metres / nearMetres));

const earth = 6_371_000;

/** On a sphere, which within a county is exact to a metre. */
export function metresBetween(one: { lng: number; lat: number }, other: { lng: number; lat: number }): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = Math.sin(rad(other.lat - one.lat) / 2) ** 2 + Math.cos(rad(one.lat)) * Math.cos(rad(other.lat)) * Math.sin(rad(other.lng - one.lng) / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Chinese has no spaces between words: pairs of neighbouring characters stand for them. The shorter text decides, so that a long report is like the call that says it in a line. */
function sharedWords(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const fewer = Math.min(left.size, right.size);
  if (fewer < 3) return 0;
  return [...left].filter((pair) => right.has(pair)).length / fewer;
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}
