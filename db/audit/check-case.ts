import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Actor } from '../../domain/case/actor.ts';
import { chainFault } from '../../domain/case/chain.ts';
import type { ClockChange, EntryType, NewEntry } from '../../domain/case/entries.ts';
import { parseEntryData } from '../../domain/case/entries.ts';
import { fold, readsTexts } from '../../domain/case/fold.ts';
import { noticesFor } from '../../domain/case/notices.ts';
import { wrongRing } from '../../domain/case/recount.ts';
import type { CaseState, ClockState } from '../../domain/case/state.ts';
import type { Calendars } from '../calendars.ts';
import { rowOf } from '../case-row.ts';
import type { Db } from '../connect.ts';
import { unsealJson } from '../keys.ts';
import { asChained, sha256 } from '../ledger.ts';
import { privateOf } from '../locked-case.ts';
import type { Packs } from '../packs.ts';
import type { Database } from '../tables.ts';
import type { Fault } from './fault.ts';
import type { LedgerRow } from './ledger-pages.ts';
import { same } from './same.ts';

/** A message of the outbox, as far as it can be compared with the line that caused it. */
export interface NoticeKept { dedupe: string; seq: number }

export interface CaseToCheck {
  stream: string;
  lines: readonly LedgerRow[];
  row: Selectable<Database['cases']> | undefined;
  /** Null when the texts were erased; the chain is checked all the same. */
  key: Buffer | null;
  notices: readonly NoticeKept[];
  /** Hashes that the file table binds to the case. */
  files: readonly string[];
}

export interface Documents { packs: Packs; calendars: Calendars }

/** What is wrong with one case: the first broken line, or else what differs from it (row, clocks, messages, files). */
export async function checkCase(db: Db, documents: Documents, given: CaseToCheck): Promise<Fault[]> {
  const { stream, lines, row } = given;
  const fault = chainFault(lines.map(asChained), sha256);
  if (fault) return [fault];
  const key = given.key && createSecretKey(given.key);
  const told = Map.groupBy(given.notices, ({ seq }) => seq);
  const faults: Fault[] = [];
  let state: CaseState | string = stream;
  for (const line of lines) {
    let entry: NewEntry;
    const before: ClockState[] = typeof state === 'string' ? [] : state.clocks;
    try {
      entry = entryOf(line, key);
      state = fold(state as CaseState, entry, line.seq);
    } catch {
      return [...faults, { seq: line.seq, what: 'unreadable' }];
    }
    if (entry.data.clocks) faults.push(...(await clocksOf(db, documents.calendars, before, entry.data.clocks, { at: entry.at, seq: line.seq })));
    const notices = told.get(line.seq);
    if (notices) {
      faults.push(...unfounded(state, entry, line.seq, notices));
      told.delete(line.seq);
    }
  }
  if (typeof state === 'string') return faults;
  faults.push(...[...told.values()].flat().filter(({ dedupe }) => !comesFromElsewhere(dedupe)).map(({ seq }) => ({ seq, what: 'noticeWithoutLine' })));
  const { evidence } = state;
  faults.push(...given.files.filter((file) => !evidence.includes(file)).map(() => ({ seq: 0, what: 'fileWithoutLine' })));
  if (!row) return [...faults, { seq: 0, what: 'rowMissing' }];
  if (row.seq > state.seq) return [...faults, { seq: state.seq + 1, what: 'linesMissing' }];
  if (!row.head.equals(lines.at(-1)!.hash)) return [...faults, { seq: state.seq, what: 'otherHead' }];
  const differs = await differences(db, documents, state, row, key);
  return [...faults, ...differs.map((name) => ({ seq: (state as CaseState).seq, what: `rowDiffers.${name}` }))];
}

/** A line as the fold takes it. Texts that no fold reads stay closed: the chain over their ciphertext is what holds them. */
function entryOf({ stream, seq, type, at, due_at, actor, data, sealed }: LedgerRow, key: KeyObject | null): NewEntry {
  const part = sealed && key && readsTexts.has(type as EntryType) ? unsealJson<{ texts?: Record<string, string> }>(key, sealed, `ledger|${stream}|${seq}`) : {};
  return {
    type, at: at.getTime(), ...(due_at === null ? {} : { dueAt: due_at.getTime() }), actor: actorIn(actor),
    data: parseEntryData(type as EntryType, JSON.parse(data)), ...(part.texts ? { sealed: part.texts } : {}),
  } as NewEntry;
}

/** Few people write many lines, mostly one behind the other. */
let lastActor: { text: string; actor: Actor } | undefined;

function actorIn(text: string): Actor {
  if (lastActor?.text !== text) lastActor = { text, actor: JSON.parse(text) as Actor };
  return lastActor.actor;
}

async function clocksOf(db: Db, calendars: Calendars, before: readonly ClockState[], changes: readonly ClockChange[], line: { at: number; seq: number }): Promise<Fault[]> {
  try {
    await calendars.read(db, changes.flatMap((change) => ('calendar' in change ? [change.calendar] : [])));
    const wrong = wrongRing(before, changes, line, { calendarOf: calendars.of });
    return wrong === undefined ? [] : [{ seq: line.seq, what: `clockDiffers.${wrong}` }];
  } catch {
    return [{ seq: line.seq, what: 'calendarMissing' }];
  }
}

/** One about a case that was merged into another comes from a line of the other; one about the record itself from no line. */
const comesFromElsewhere = (dedupe: string): boolean => dedupe.startsWith('parent:') || dedupe === 'verify';

/** Messages that this line did not cause. */
function unfounded(state: CaseState, entry: NewEntry, seq: number, notices: readonly NoticeKept[]): Fault[] {
  const caused = new Set(noticesFor(state, entry, seq).map(({ dedupe }) => dedupe));
  return notices.filter(({ dedupe }) => !comesFromElsewhere(dedupe) && !caused.has(dedupe)).map(() => ({ seq, what: 'noticeWithoutLine' }));
}

/** Written by the database or not by the fold: `grid_id` follows the area's level, the rest is checked by other means. */
async function differences(db: Db, { packs, calendars }: Documents, state: CaseState, row: Selectable<Database['cases']>, key: KeyObject | null): Promise<string[]> {
  await calendars.read(db, state.clocks.map(({ calendar }) => calendar));
  const expected = rowOf(state, { pack: await packs.get(db, state.pack), calendarOf: calendars.of });
  const found = row as unknown as Record<string, unknown>;
  const erased = key === null ? ['description', 'address'] : [];
  const names = Object.entries(expected).filter(([name, value]) => !erased.includes(name) && !same(value, found[name])).map(([name]) => name);
  if (key !== null && !samePrivate(state, row, key)) names.push('private');
  return names;
}

function samePrivate(state: CaseState, row: Selectable<Database['cases']>, key: KeyObject): boolean {
  try {
    return same(privateOf(row, key), state.private);
  } catch {
    return false;
  }
}
