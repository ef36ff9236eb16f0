import type { Change } from './record.ts';

/** All that changed of one thing: a field of the case, one of its clocks, one of its requests. */
export interface Changed {
  /** `lead`, `clocks.3`, `requests.0`. */
  of: string;
  before: unknown;
  after: unknown;
}

/** What changes with every second and is shown by the bars. */
const ticking = /^clocks\.\d+\.(usedSeconds|leftSeconds|explain)/;
/** Said by other fields, or of no interest to a reader. */
const quiet = new Set(['seq', 'updatedAt', 'overdue', 'paused', 'provisional', 'over', 'actions', 'lane', 'id', 'dueClock', 'due', 'open', 'occurredAt']);
/** Lists of which each member is told by itself. */
const lists = new Set(['clocks', 'requests', 'duties', 'knocks', 'followUps']);

/** Paths as the server names them, put together again by what they belong to. */
export function changedThings(changes: readonly Change[]): Changed[] {
  const things = new Map<string, Changed>();
  for (const { path, before, after } of changes) {
    if (ticking.test(path)) continue;
    const parts = path.split('.');
    const listed = lists.has(parts[0]!) && parts.length > 1;
    const of = parts.slice(0, listed ? 2 : 1).join('.');
    if (quiet.has(of)) continue;
    const rest = parts.slice(listed ? 2 : 1);
    const known = things.get(of) ?? { of, before: undefined, after: undefined };
    things.set(of, { of, before: put(known.before, rest, before), after: put(known.after, rest, after) });
  }
  return [...things.values()];
}

function put(into: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  const there = typeof into === 'object' && into !== null ? (into as Record<string, unknown>) : {};
  return { ...there, [first]: put(there[first], rest, value) };
}

/** What differs between two states, path by path, as the server tells the change of one line. */
export function differences(before: unknown, after: unknown, path = ''): Change[] {
  if (isMap(before) && isMap(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], path ? `${path}.${name}` : name));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}

/** Lists are compared place by place. */
const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
