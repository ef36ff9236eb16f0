import { askJson } from '../door/ask.ts';
import { openPhoneStore } from '../outbox/phone-store.ts';
import { deviceName, familiars } from './roster.ts';

/**
 * What was fetched goes from the stores of everybody who uses this lost phone; what was recorded on it stays. Then the house is told that it is
 * gone, so that the desk need not wonder; where it is not heard, the next look tells it again.
 * @throws when a store cannot be opened, or nobody answers
 */
export async function wipe(): Promise<void> {
  for (const { id } of familiars()) {
    const store = await openPhoneStore(id);
    await store.forgetPages();
    store.close();
  }
  await askJson(`/api/devices/${deviceName()}/wiped`, undefined, { method: 'POST' });
}
