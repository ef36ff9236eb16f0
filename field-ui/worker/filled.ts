/** Puts values in place of `'__NAME__'`, whichever quotes stand round it. */
export function filled(source: string, values: Record<string, unknown>): string {
  return Object.entries(values).reduce((text, [name, value]) => {
    const place = new RegExp(`(['"\`])__${name}__\\1`);
    if (!place.test(text)) throw new Error(`the service worker has no place for ${name}`);
    return text.replace(place, () => JSON.stringify(value));
  }, source);
}
