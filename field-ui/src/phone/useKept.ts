import { useCallback, useEffect, useState } from 'preact/hooks';
import { askAs } from '../door/whose.ts';
import type { PhoneStore } from '../outbox/phone-store.ts';

interface Kept<T> {
  value: T;
  /** Phone time. */
  at: number;
}

interface Page<T> {
  path: string | undefined;
  kept?: Kept<T> | undefined;
  trouble?: unknown;
  looked: boolean;
}

const week = 7 * 86_400_000;

/**
 * A page of the server: what the phone kept is shown at once, what the server says replaces it. Without a network the kept one stays,
 * with its age. Older than a week it is not shown any more.
 */
export function useKept<T>(store: PhoneStore, path: string | undefined) {
  const [page, setPage] = useState<Page<T>>({ path, looked: false });

  const refresh = useCallback(async () => {
    if (path === undefined) return;
    const learn = (more: Partial<Page<T>>) => setPage((now) => ({ ...(now.path === path ? now : { path }), ...more, looked: true }));
    try {
      const kept: Kept<T> = { value: await askAs<T>(store.owner, path), at: Date.now() };
      learn({ kept, trouble: undefined });
      await store.keepPage(path, kept).catch(() => undefined);
    } catch (trouble) {
      learn({ trouble });
    }
  }, [path, store]);

  useEffect(() => {
    if (path === undefined) return;
    void store.page<Kept<T>>(path).catch(() => undefined).then((found) => {
      if (found && Date.now() - found.at < week) setPage((now) => (now.path === path && now.kept ? now : { looked: false, ...(now.path === path ? now : {}), path, kept: found }));
    });
    void refresh();
  }, [path, refresh, store]);

  const shown: Page<T> = page.path === path ? page : { path, looked: false };
  return { value: shown.kept?.value, at: shown.kept?.at, trouble: shown.trouble, looked: shown.looked, refresh };
}
