import type { Person } from '../door/session.ts';
import { sha256 } from '../outbox/sha256.ts';

/** Somebody who uses this phone. The PIN keeps colleagues' pages apart; it is no lock against whoever takes the phone to pieces. */
export interface Familiar extends Person {
  pin?: { salt: string; hash: string; digits: number } | undefined;
}

const rosterKey = 'gewu-field-people';
const currentKey = 'gewu-field-current';
const deviceKey = 'gewu-field-device';

export function familiars(): Familiar[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(rosterKey) ?? '[]');
    return Array.isArray(kept) ? (kept as Familiar[]) : [];
  } catch {
    return [];
  }
}

/** Several people use this phone, or whoever does has a PIN: changing hands is a tap in the header. */
export const isShared = (): boolean => familiars().length > 1 || familiars().some(({ pin }) => pin !== undefined);

const keep = (people: readonly Familiar[]) => localStorage.setItem(rosterKey, JSON.stringify(people));

/** Known from now on; an old PIN stays. */
export function remember(person: Familiar) {
  const others = familiars().filter(({ id }) => id !== person.id);
  const before = familiars().find(({ id }) => id === person.id);
  keep([...others, { ...before, ...person }]);
}

export const forget = (id: string) => keep(familiars().filter((one) => one.id !== id));

/** Whose page this tab shows. After a restart whoever has a PIN is asked for it; whoever has none goes on. */
export function currentId(): string | undefined {
  const chosen = sessionStorage.getItem(currentKey);
  if (chosen) return chosen;
  const last = localStorage.getItem(currentKey);
  return familiars().find(({ id, pin }) => id === last && !pin)?.id;
}

export function chooseCurrent(id: string | undefined) {
  for (const storage of [sessionStorage, localStorage]) {
    if (id === undefined) storage.removeItem(currentKey);
    else storage.setItem(currentKey, id);
  }
}

const rounds = 2_000;

async function hashOf(pin: string, salt: string): Promise<string> {
  let hash = `${salt}${pin}`;
  for (let round = 0; round < rounds; round += 1) hash = await sha256(new TextEncoder().encode(hash + salt));
  return hash;
}

export async function setPin(person: Familiar, pin: string) {
  const salt = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');
  remember({ ...person, pin: { salt, hash: await hashOf(pin, salt), digits: pin.length } });
}

export const isPin = async ({ pin }: Familiar, typed: string): Promise<boolean> => pin !== undefined && (await hashOf(typed, pin.salt)) === pin.hash;

/** What the server calls this phone: whoever logs in on it says so, so that a lost one can be locked. */
export function deviceName(): string {
  const kept = localStorage.getItem(deviceKey);
  if (kept) return kept;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte + 256).toString(16).slice(1)).join('');
  localStorage.setItem(deviceKey, made);
  return made;
}
