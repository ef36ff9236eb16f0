import { httpDoor } from '../src/door/http-door.ts';
import { knownOffset } from '../src/door/server-time.ts';
import { deliver } from '../src/outbox/deliver.ts';
import { openPhoneStore } from '../src/outbox/phone-store.ts';
import { isWaiting } from '../src/outbox/queue.ts';

/**
 * Background Sync: the browser wakes the service worker when there is a network again, with the app closed. What waits for the person
 * whose login the phone holds goes out, behind the same lock as in a page.
 * @throws when something could not be sent, so that the browser tries again
 */
export async function send(): Promise<void> {
  const personId = await httpDoor(() => '').whoAmI();
  if (personId === null) return;
  const store = await openPhoneStore(personId);
  try {
    const device = await store.page<string>('device');
    if (device === undefined) return;
    const work = async () => {
      await deliver({ store, door: httpDoor(() => device), personId, now: Date.now, offset: () => knownOffset() ?? 0 });
      const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`gewu-field-${personId}`) : undefined;
      channel?.postMessage('changed');
      channel?.close();
    };
    if ('locks' in navigator) await navigator.locks.request(`gewu-field-send-${personId}`, { ifAvailable: true }, async (lock) => { if (lock) await work(); });
    else await work();
    if ((await store.commands()).some(isWaiting)) throw new Error('something still waits');
  } finally {
    store.close();
  }
}
