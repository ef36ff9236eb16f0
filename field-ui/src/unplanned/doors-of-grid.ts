import { useCallback, useEffect, useState } from 'preact/hooks';
import { askAs } from '../door/whose.ts';
import type { PhoneStore } from '../outbox/phone-store.ts';
import type { Visit } from '../today/today.ts';
import { doorName } from '../visit/record.ts';

/** A door of the own grid, masked as the register shows it. */
export interface Home {
  id: string;
  code: string;
  address: string;
  head: string | null;
  location: { lng: number; lat: number } | null;
}

interface Kept {
  homes: Home[];
  at: number;
}

const name = (grid: string) => `/api/households of ${grid}`;
const day = 86_400_000;
const mostPages = 12;

/** The doors of the grid, a dozen pages at most, kept on the phone for a week and fetched anew once a day. */
export function useHomes(store: PhoneStore, grid: string | undefined) {
  const [kept, setKept] = useState<Kept>();
  const [looked, setLooked] = useState(false);
  const fetchAll = useCallback(async (ref: string) => {
    const homes: Home[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const filter = encodeURIComponent(JSON.stringify({ grid: ref }));
      const told: { items: Home[]; next: string | null } = await askAs(store.owner, `/api/households?filter=${filter}&limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      homes.push(...told.items.map(({ id, code, address, head, location }) => ({ id, code, address, head, location })));
      after = told.next;
      if (!after) break;
    }
    return { homes, at: Date.now() };
  }, [store]);
  useEffect(() => {
    if (grid === undefined) return;
    const learn = async () => {
      const found = await store.page<Kept>(name(grid)).catch(() => undefined);
      if (found && Date.now() - found.at < 7 * day) setKept(found);
      if (found && Date.now() - found.at < day) return;
      const fresh = await fetchAll(grid);
      setKept(fresh);
      await store.keepPage(name(grid), fresh);
    };
    void learn().catch(() => undefined).then(() => setLooked(true));
  }, [grid, store, fetchAll]);
  return { homes: kept?.homes, looked };
}

/** Those whose address, code or head holds every word that was typed. */
export function homesLike(homes: readonly Home[], typed: string, most = 30): Home[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return homes.filter(({ address, code, head }) => wanted.every((word) => `${address} ${code} ${head ?? ''}`.toLowerCase().includes(word))).slice(0, most);
}

/** A knock that nobody planned. */
export const knockAt = ({ id, address, head, location }: Home): Visit =>
  ({ id: doorName(id), unplanned: true, household: id, address, overdue: false, duties: [], last: [], others: [], ...(head ? { name: head } : {}), ...(location ? { location } : {}) });
