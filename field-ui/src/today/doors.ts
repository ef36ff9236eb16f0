import { askAs } from '../door/whose.ts';
import type { PhoneStore } from '../outbox/phone-store.ts';
import type { Visit } from './today.ts';

const day = 86_400_000;

export const doorPath = (household: string): string => `/api/households/${encodeURIComponent(household)}`;

/**
 * Brings the cards of the day's doors onto the phone while there is a signal, one after the other and each once a day, so that the round can
 * be walked without one. The first silence ends it; the next look at the page goes on from there.
 */
export async function fetchDoors(store: PhoneStore, visits: readonly Visit[], now: number): Promise<void> {
  for (const { household, facets } of visits) {
    // The day's page tells what is known at a door; only an older one does not.
    if (household === undefined || facets !== undefined) continue;
    const path = doorPath(household);
    try {
      const kept = await store.page<{ at: number }>(path);
      if (kept && now - kept.at < day) continue;
      await store.keepPage(path, { value: await askAs(store.owner, path), at: now });
    } catch (failure) {
      if ((failure as { code?: string }).code !== 'notFound') return;
    }
  }
}
