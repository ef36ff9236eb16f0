import { useEffect, useState } from 'preact/hooks';

const kept = 'gewu-field-locked';
const changed = 'gewu-lock';

/** The phone was reported lost, and the server has said so to it. It stays so over a restart, until a login is taken again. */
export const isLocked = (): boolean => localStorage.getItem(kept) !== null;

export function setLocked(locked: boolean) {
  if (locked === isLocked()) return;
  if (locked) localStorage.setItem(kept, '1');
  else localStorage.removeItem(kept);
  dispatchEvent(new Event(changed));
}

export function useLocked(): boolean {
  const [locked, setShown] = useState(isLocked);
  useEffect(() => {
    const look = () => setShown(isLocked());
    addEventListener(changed, look);
    return () => removeEventListener(changed, look);
  }, []);
  return locked;
}
