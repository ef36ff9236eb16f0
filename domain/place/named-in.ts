/** A place of the tree by its names, as an address or somebody at a telephone may say it. */
export interface NamedArea { id: string; code: string; zh: string; en: string; level: string; path: readonly string[] }

/** Why an area came up: its own name was said, a building of it, or the village that it lies in. */
export type NamedWhy = 'name' | 'building' | 'village';

/** What people leave out when they say where: 河湾 for 河湾社区. */
const endings = /(社区|居委会|村委会|行政村|街道|村|镇|乡|县|区)$/;

/** The name without its kind; a name of one sign keeps it. */
export const shortName = (zh: string): string => (zh.replace(endings, '').length >= 2 ? zh.replace(endings, '') : zh);

/**
 * Areas that a text names, the surest first: grids by their own name or code, then the grids of a village that is named, then the village itself.
 * A text of one sign names nothing.
 */
export function areasNamedIn(text: string, areas: readonly NamedArea[]): { area: NamedArea; why: NamedWhy }[] {
  const said = text.trim().toLowerCase();
  if ([...said].length < 2) return [];
  const own = areas.filter(({ level, zh, en, code }) => level === 'grid' && (said.includes(zh) || zh.includes(said) || said === code || en.toLowerCase().includes(said)));
  const named = areas.filter(({ level, zh, en, code }) => level !== 'grid' && level !== 'county' && (said.includes(shortName(zh)) || shortName(zh).includes(said) || said === code || en.toLowerCase().startsWith(said)));
  // A village that is named in a town that is named is the village that was meant.
  const nearest = named.filter(({ id }) => !named.some((other) => other.id !== id && other.path.includes(id)));
  const within = areas.filter(({ level, path, id }) => level === 'grid' && nearest.some((village) => village.level === 'village' && path.includes(village.id)) && !own.some((one) => one.id === id));
  return [
    ...own.map((area) => ({ area, why: 'name' as const })),
    ...within.map((area) => ({ area, why: 'village' as const })),
    ...nearest.map((area) => ({ area, why: 'name' as const })),
  ];
}
