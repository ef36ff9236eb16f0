import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';

/** Single keys can be switched off: who dictates or uses a screen reader would set them off by accident (WCAG 2.1.4). */
export const useShortcutsOn = () => useStore('cases.shortcuts', true);

/** Somebody types, or something lies on top that has keys of its own. */
const busy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]),textarea,select,[role=combobox],[role=slider]'))) ||
  document.querySelector('.MuiDialog-root,.MuiPopover-root:not(.MuiModal-hidden),.MuiAutocomplete-popper') !== null;

/** Keys that do something on this page, as long as nobody types. Letters count in either case. */
export function useShortcuts(keys: Record<string, () => void>) {
  const [on] = useShortcutsOn();
  const known = useRef(keys);
  useEffect(() => { known.current = keys; });
  useEffect(() => {
    if (!on) return undefined;
    const press = (pressed: KeyboardEvent) => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing || pressed.defaultPrevented || busy(pressed.target)) return;
      const does = known.current[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
      if (!does) return;
      pressed.preventDefault();
      does();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
