/** The code of a point in what its label says: the address of the point's page, or the code alone. */
export function codeIn(text: string): string | undefined {
  const found = /#\/point\/([^/?#\s]+)$/.exec(text.trim())?.[1] ?? (/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/.test(text.trim()) ? text.trim() : undefined);
  return found === undefined ? undefined : decodeURIComponent(found);
}

/** What stands on the label: the address of the point's page. */
export const labelOf = (origin: string, code: string): string => `${origin}/m/#/point/${encodeURIComponent(code)}`;
