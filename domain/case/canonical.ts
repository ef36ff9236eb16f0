/**
 * JSON in the one spelling of RFC 8785: keys in order of their UTF-16 units, no blanks, numbers as ECMAScript writes them. A hash is made
 * over this text, so it is written once and kept as text. What is `undefined` is left out.
 * @throws TypeError for what no JSON can say: NaN, infinities, functions, lone surrogates
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('no JSON number');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (typeof value === 'object') return `{${members(value as Record<string, unknown>).join(',')}}`;
  throw new TypeError(`no JSON value: ${typeof value}`);
}

const members = (value: Record<string, unknown>): string[] =>
  Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((key) => `${quoted(key)}:${canonical(value[key])}`);

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate is no text');
  return JSON.stringify(text);
}
