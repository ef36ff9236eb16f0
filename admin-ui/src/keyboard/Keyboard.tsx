import { lazy, Suspense, useEffect, useState } from 'react';
import { useShortcuts } from './useShortcuts.ts';

const Palette = lazy(() => import('./Palette.tsx'));
const KeyHelp = lazy(() => import('./KeyHelp.tsx'));

/** What the keyboard does on every page: Ctrl-K goes anywhere, ? says which keys there are. */
export const Keyboard = () => {
  const [open, show] = useState<'palette' | 'help'>();
  useShortcuts({ '?': () => show('help') });
  useEffect(() => {
    const press = (pressed: KeyboardEvent) => {
      if (!(pressed.ctrlKey || pressed.metaKey) || pressed.key.toLowerCase() !== 'k' || pressed.isComposing) return;
      pressed.preventDefault();
      show('palette');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  const close = () => show(undefined);
  return (
    <Suspense fallback={null}>
      {open === 'palette' ? <Palette onClose={close} /> : null}
      {open === 'help' ? <KeyHelp onClose={close} /> : null}
    </Suspense>
  );
};
