import { levels } from '../../../domain/case/status.ts';
import type { Catalogue, Category } from '../bag.ts';

/** May one of these roles close such a matter at once, by the authority matrix of the pack (004-13)? The server has the last word. */
export function maySettleHere({ authority }: Pick<Catalogue, 'authority'>, { closeOnSpot }: Pick<Category, 'closeOnSpot'>, roles: readonly string[]): boolean {
  const least = levels.findIndex((level) => level === closeOnSpot);
  return least >= 0 && levels.slice(least).some((level) => (authority?.closeOnSpot[level] ?? []).some((role) => roles.includes(role)));
}
