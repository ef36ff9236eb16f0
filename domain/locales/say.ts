type Values = Readonly<Record<string, string | number | null | undefined>>;

const slot = /%\{(\w+)\}/g;
/** `[，协办 %{assist}]`: said only where everything in it is known. */
const perhaps = /\[([^\]]*)\]/g;

/**
 * Fills a template: `say('%{actor} 受理', { actor: '陈' })`. What is missing or empty shows as a dash, because a sentence with a hole in it
 * reads as if it were whole; a part in square brackets is left out instead. Pure: values are put in as they are, nothing in them is read.
 */
export const say = (template: string, values: Values): string =>
  template
    .replaceAll(perhaps, (_, part: string) => (slotsOf(part).every((name) => valueOf(values, name) !== '') ? part : ''))
    .replaceAll(slot, (_, name: string) => valueOf(values, name) || '—');

function valueOf(values: Values, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined || value === null ? '' : String(value);
}

/** The names that a template asks for, each once. */
export const slotsOf = (template: string): string[] => [...new Set(Array.from(template.matchAll(slot), ([, name]) => name as string))];
