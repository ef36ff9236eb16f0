import type { Schema } from '../schema.ts';

/** What one case offers, as a list asks for it. */
export interface Offered {
  id: string;
  number: string;
  seq: number;
  actions: string[];
}

export interface Offers {
  items: Offered[];
  schemas: Record<string, Schema>;
}

/**
 * Acts that are the same for many cases at once. What must be looked at case by case (accepting a category, verifying, rejecting,
 * ruling on a return) is not among them, whatever the cases offer.
 */
export const bulkActions = ['sign', 'dispatch', 'urge', 'grantExtension', 'refuseExtension', 'grantHold', 'refuseHold', 'resume', 'reassign', 'contact', 'comment'] as const;

/** Those that every one of the cases offers. */
export const sharedBy = (items: readonly Offered[]): string[] =>
  items.length === 0 ? [] : bulkActions.filter((action) => items.every((item) => item.actions.includes(action)));
