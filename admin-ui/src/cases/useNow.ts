import { useSyncExternalStore } from 'react';

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One ticking second for the whole page, however many deadlines it shows; it stands still while nobody looks. */
export const useNow = (): number => useSyncExternalStore(listen, () => now);

function listen(tell: () => void): () => void {
  listeners.add(tell);
  timer ??= setInterval(() => {
    if (document.hidden) return;
    now = Date.now();
    for (const listener of listeners) listener();
  }, 1000);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0 || !timer) return;
    clearInterval(timer);
    timer = undefined;
  };
}
