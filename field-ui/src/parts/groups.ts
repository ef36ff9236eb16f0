import type { Category } from '../bag.ts';

/** Six plain groups instead of ten majors; by the first two digits of a category's code. */
export const groups = {
  environment: ['06'],
  facilities: ['07'],
  safety: ['03', '04', '05'],
  neighbours: ['01'],
  services: ['08', '09'],
  other: ['02', '10'],
} as const;

export type Group = keyof typeof groups;
export const groupNames = Object.keys(groups) as Group[];

export const categoriesOf = (group: Group, all: readonly Category[]): Category[] =>
  all.filter((category) => (groups[group] as readonly string[]).includes(category.code.slice(0, 2)));
