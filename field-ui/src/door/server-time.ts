const kept = 'gewu-field-offset';

let offset = read();

function read(): number | undefined {
  try {
    const text = localStorage.getItem(kept);
    return text === null ? undefined : Number(text);
  } catch {
    return undefined;
  }
}

/** Server time minus phone time in milliseconds; undefined before the phone ever heard from the server. */
export const knownOffset = (): number | undefined => offset;

/** The best guess of the server's clock. Deadlines are the server's; this only ticks their text down. */
export const serverNow = (): number => Date.now() + (offset ?? 0);

/** Whether the phone's clock is so wrong that its owner should know. */
export const clockIsOff = (): boolean => Math.abs(offset ?? 0) > 120_000;

/** Learns from an answer; the header counts whole seconds, so less than three are no difference. */
export function hearTime(header: string | null) {
  const told = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(told)) return;
  const found = told - Date.now();
  offset = Math.abs(found) < 3_000 ? 0 : found;
  try {
    localStorage.setItem(kept, String(offset));
  } catch {
    // Then it is learnt again with the next answer.
  }
}
