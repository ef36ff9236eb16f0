/** One place where a draft says something else than the version that it came from; a side that is not there is ''. */
export interface Difference {
  path: string[];
  before: string;
  after: string;
}

/** What names a line of a list, so that it is known again when others come before it. */
const keyed = ['code', 'rung', 'key'] as const;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function nameOf(item: unknown, nth: number): string {
  if (!isObject(item)) return String(nth + 1);
  const key = keyed.find((name) => typeof item[name] === 'string');
  if (key) return String(item[key]);
  return typeof item['category'] === 'string' ? [item['category'], item['area'], item['owner']].filter(Boolean).join(' ') : String(nth + 1);
}

/** Every leaf by its path. A list of plain values is one leaf: it is read as a whole. */
function leaves(value: unknown, path: string[] = []): [string[], string][] {
  if (Array.isArray(value)) {
    if (value.every((one) => !isObject(one))) return [[path, value.join(' ')]];
    return value.flatMap((item, nth) => leaves(item, [...path, nameOf(item, nth)]));
  }
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
  return value === undefined ? [] : [[path, value === null ? '—' : String(value)]];
}

/** Where two versions differ. `version` itself is not told: it is how they are told apart. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const told = (document: unknown) => new Map(leaves(document).map(([path, value]) => [path.join('\u0000'), { path, value }]));
  const [old, next] = [told(before), told(after)];
  return [...new Set([...old.keys(), ...next.keys()])].filter((key) => key !== 'version' && (old.get(key)?.value ?? '') !== (next.get(key)?.value ?? ''))
    .map((key) => ({ path: (next.get(key) ?? old.get(key))!.path, before: old.get(key)?.value ?? '', after: next.get(key)?.value ?? '' }));
}
