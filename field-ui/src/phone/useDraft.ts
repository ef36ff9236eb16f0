import { useEffect, useState } from 'preact/hooks';
import type { PhoneStore } from '../outbox/phone-store.ts';

/** A half-filled form that survives a killed app. `undefined` until the phone has looked whether there is one. */
export function useDraft<T extends object>(store: PhoneStore, name: string, empty: T) {
  const [draft, setDraft] = useState<T>();
  useEffect(() => {
    setDraft(undefined);
    void store.draft<T>(name).catch(() => undefined).then((found) => setDraft({ ...empty, ...found }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another form, another draft; what is empty does not change
  }, [name]);
  const change = (more: Partial<T>) => {
    setDraft((now) => {
      const next = { ...empty, ...now, ...more };
      void store.keepDraft(name, next).catch(() => undefined);
      return next;
    });
  };
  const forget = async () => {
    await store.keepDraft(name, undefined).catch(() => undefined);
    setDraft(empty);
  };
  return { draft, change, forget };
}
