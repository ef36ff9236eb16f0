import type { Outcome } from '../../../domain/visit/status.ts';
import type { Draft } from '../outbox/command.ts';
import type { Visit } from '../today/today.ts';

/** Something that came up at the door, before it is sent. */
export interface Found {
  /** Makes it findable while others come and go. */
  key: string;
  kind: 'need' | 'hazard';
  group: string;
  category: string;
  text: string;
  risk?: 'red' | 'yellow';
  /** Seen outside or in a shared part of the house: only there are photos offered. */
  outside?: boolean;
}

/** A visit as it is being written down. */
export interface VisitNotes {
  outcome?: Outcome;
  facets: Record<string, string>;
  found: Found[];
  note: string;
  /** The one thing that this outcome asks for: where to, when back, whom one met. */
  about: string;
  left: boolean;
  /** `2026-11-24T09:30` as typed, where it is written up later. */
  when: string;
}

export const emptyNotes: VisitNotes = { facets: {}, found: [], note: '', about: '', left: false, when: '' };

/** Outcomes after which somebody was spoken to, so that facets and needs are asked for. */
export const metOutcomes: readonly Outcome[] = ['met', 'metRemote', 'metRelative'];

/** Outcomes with a question of their own. Its answer goes into the note; it may stay empty. */
export const askedOf = ['metRelative', 'away', 'moved'] as const satisfies readonly Outcome[];
export type Asking = (typeof askedOf)[number];
export const isAsking = (outcome: Outcome | undefined): outcome is Asking => askedOf.some((one) => one === outcome);

/** Words that may stand in a note. */
export interface NoteWords { left: string; nothing: string; about: Record<Asking, string> }

/** The payload of `visit.record`: nothing that was not said is in it. `evidence`: hashes of photos and voice by the key of what was found. */
export function recordOf({ outcome, facets, found, note, about, left }: VisitNotes, words: NoteWords, evidence: Readonly<Record<string, readonly string[]>> = {}, memo?: string): Record<string, unknown> {
  const met = outcome !== undefined && metOutcomes.includes(outcome);
  const answer = isAsking(outcome) && about.trim() ? `${words.about[outcome]}：${about.trim()}` : '';
  const said = [outcome === 'notMet' && left ? words.left : '', answer, note.trim()].filter(Boolean).join('；');
  const answered = Object.fromEntries(Object.entries(facets).filter(([, value]) => value.trim() !== ''));
  return {
    outcome,
    ...(met && Object.keys(answered).length > 0 ? { facets: answered } : {}),
    ...(outcome !== 'deceased' && found.length > 0 ? { needs: found.map((one) => needOf(one, words.nothing, evidence[one.key] ?? [])) } : {}),
    ...(said ? { note: said } : {}),
    ...(memo ? { memo } : {}),
  };
}

const needOf = ({ category, text, risk }: Found, nothing: string, evidence: readonly string[]) =>
  ({ ...(category ? { category } : {}), text: text.trim() || nothing, ...(risk ? { risk } : {}), ...(evidence.length > 0 ? { evidence: [...evidence] } : {}) });

/** Photos and voice of what was found, together and by the key of each. */
export function evidenceOf<T extends { sha256: string }>(found: readonly Found[], taken: Readonly<Record<string, readonly T[]>>): { all: T[]; hashes: Record<string, string[]> } {
  const own = found.map(({ key }) => [key, taken[key] ?? []] as const);
  return { all: own.flatMap(([, some]) => some), hashes: Object.fromEntries(own.map(([key, some]) => [key, some.map(({ sha256 }) => sha256)])) };
}

/** The instant that was typed, in the zone of the county; undefined where none was. */
export function saidAt(when: string): number | undefined {
  const at = when === '' ? Number.NaN : Date.parse(`${when}:00+08:00`);
  return Number.isNaN(at) ? undefined : at;
}

/** The name by which a door that nobody planned is known on this phone. */
export const doorName = (ref: string): string => `door:${ref}`;

/** What is sent of a record: on the visit that was planned, or as a visit of its own where none was. */
export function recordingOf({ id, seq, unplanned, household, place }: Pick<Visit, 'id' | 'seq' | 'unplanned' | 'household' | 'place'>, record: Record<string, unknown>): Pick<Draft, 'type' | 'target' | 'baseSeq' | 'payload'> {
  if (unplanned) return { type: 'visit', payload: { ...(household === undefined ? { place } : { household }), record } };
  return { type: 'visit.record', target: id, ...(seq === undefined ? {} : { baseSeq: seq }), payload: record };
}
