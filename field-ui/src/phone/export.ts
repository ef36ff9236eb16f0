import type { PhoneStore } from '../outbox/phone-store.ts';

const asText = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(blob);
  });

/** Everything that is not sent yet as one file, photos and damaged rows with it, for whoever can enter it by hand. */
export async function exportWaiting(store: PhoneStore, name: string): Promise<void> {
  const [commands, damaged, hashes] = await Promise.all([store.commands(), store.damaged(), store.photoHashes()]);
  const photos: Record<string, string> = {};
  for (const hash of hashes) {
    const blob = await store.photo(hash);
    if (blob) photos[hash] = await asText(blob);
  }
  const text = JSON.stringify({ name, at: new Date().toISOString(), commands, damaged, photos }, null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `gewu-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
