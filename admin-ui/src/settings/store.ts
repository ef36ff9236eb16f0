import { localStorageStore, type Store } from 'react-admin';
import { ask } from '../door.ts';

/** What the server keeps for a person, by the name under which the desk knows it. */
export const keptBy: Record<string, string> = {
  'cases.columns': 'hiddenColumns',
  'cases.columns_columnRanks': 'columnOrder',
  'cases.queries': 'queries',
  'cases.shortcuts': 'shortcuts',
  'desk.largeType': 'largeType',
};

const here = localStorageStore();
const later = new Map<string, ReturnType<typeof setTimeout>>();

/** Everything stays in this browser as before; what somebody arranged goes to the server too, half a second after the last change. */
export const deskStore: Store = {
  ...here,
  setItem: (key, value) => {
    here.setItem(key, value);
    const name = keptBy[key];
    if (name) keep(name, value);
  },
};

function keep(name: string, value: unknown): void {
  clearTimeout(later.get(name));
  // An arrangement that could not be kept is no reason to disturb anybody at work: this browser has it, the next change tries again.
  later.set(name, setTimeout(() => void ask(`/api/me/settings/${name}`, { method: 'PUT', body: { value: value ?? null } }).catch(() => undefined), 500));
}

/** Shows what this person arranged in another browser. Called when somebody has come to the desk. */
export async function arrangeAsKept(): Promise<void> {
  const kept = await ask<Record<string, unknown>>('/api/me/settings').catch(() => undefined);
  if (!kept) return;
  for (const [key, name] of Object.entries(keptBy)) {
    if (name in kept && JSON.stringify(here.getItem(key)) !== JSON.stringify(kept[name])) here.setItem(key, kept[name]);
  }
}
