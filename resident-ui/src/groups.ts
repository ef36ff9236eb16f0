/** Six plain groups instead of ten majors and 79 minors; by the first two digits of a category's code. */
export const groups = {
  environment: ['06'],
  facilities: ['07'],
  safety: ['03', '04', '05'],
  neighbours: ['01'],
  services: ['08', '09'],
  other: ['02', '10'],
} as const;

export type Group = keyof typeof groups;

export interface Category {
  code: string;
  zh: string;
  en: string;
  callFirst?: string | null;
  /** The limits of its stages, in the reader's words. */
  promised?: { accept?: string; handle?: string };
}

export const categoriesOf = (group: Group, all: Category[]): Category[] =>
  all.filter((category) => (groups[group] as readonly string[]).includes(category.code.slice(0, 2)));
