import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { askJson } from '../door/ask.ts';
import type { PhoneStore } from '../outbox/phone-store.ts';

interface Kept<T> {
  value: T;
  /** Phone time. */
  at: number;
}

/**
 * A page of the server: what the phone kept is shown at once, what the server says replaces it. Without a network the kept one stays,
 * with its age. Older than a week it is not shown any more.
 */
export function useKept<T>(store: PhoneStore, path: string | undefined) {
  const [kept, setKept] = useState<Kept<T>>();
  const [trouble, setTrouble] = useState<unknown>();
  const [looked, setLooked] = useState(false);
  const wanted = useRef(path);
  useEffect(() => { wanted.current = path; }, [path]);

  const refresh = useCallback(async () => {
    if (path === undefined) return;
    try {
      const value = await askJson<T>(path);
      const now: Kept<T> = { value, at: Date.now() };
      if (wanted.current === path) {
        setKept(now);
        setTrouble(undefined);
      }
      await store.keepPage(path, now).catch(() => undefined);
    } catch (failure) {
      if (wanted.current === path) setTrouble(failure);
    } finally {
      if (wanted.current === path) setLooked(true);
    }
  }, [path, store]);

  useEffect(() => {
    setKept(undefined);
    setTrouble(undefined);
    setLooked(false);
    if (path === undefined) return;
    void store.page<Kept<T>>(path).catch(() => undefined).then((found) => {
      if (found && Date.now() - found.at < week && wanted.current === path) setKept((now) => now ?? found);
    });
    void refresh();
  }, [path, refresh, store]);

  return { value: kept?.value, at: kept?.at, trouble, looked, refresh };
}

const week = 7 * 86_400_000;
