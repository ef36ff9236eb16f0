import { useListContext } from 'react-admin';
import { useShortcuts } from '../keyboard/useShortcuts.ts';
import type { Incident } from './incident.ts';

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('table tbody tr a[data-case]')];
const place = (all: HTMLAnchorElement[]) => all.findIndex((link) => link.closest('tr')?.contains(document.activeElement));

/** J and K go from row to row, Enter opens, X chooses, E and U act on what is chosen or on the row, / searches. */
export function useListKeys(tryTo: (action: string, ids: readonly string[]) => Promise<void>) {
  const { selectedIds, onToggleItem } = useListContext<Incident>();
  const step = (by: number) => {
    const all = links();
    const at = place(all);
    all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const here = () => {
    const all = links();
    return all[place(all)]?.dataset['case'];
  };
  const act = (action: string) => {
    const id = here();
    const ids = selectedIds.length > 0 ? (selectedIds as string[]) : id ? [id] : [];
    if (ids.length > 0) void tryTo(action, ids.slice(0, 100));
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const id = here();
      if (id) onToggleItem(id);
    },
    e: () => act('dispatch'),
    u: () => act('urge'),
    '/': () => document.querySelector<HTMLElement>('input[type=search]')?.focus(),
  });
}
