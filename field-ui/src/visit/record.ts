import type { Outcome } from '../../../domain/visit/status.ts';

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
  left: boolean;
  /** `2026-11-24T09:30` as typed, where it is written up later. */
  when: string;
}

export const emptyNotes: VisitNotes = { facets: {}, found: [], note: '', left: false, when: '' };

/** Outcomes after which somebody was spoken to, so that facets and needs are asked for. */
export const metOutcomes: readonly Outcome[] = ['met', 'metRemote', 'metRelative'];

/** The payload of `visit.record`: nothing that was not said is in it. */
export function recordOf({ outcome, facets, found, note, left }: VisitNotes, words: { left: string; nothing: string }): Record<string, unknown> {
  const met = outcome !== undefined && metOutcomes.includes(outcome);
  const said = [outcome === 'notMet' && left ? words.left : '', note.trim()].filter(Boolean).join('；');
  const answered = Object.fromEntries(Object.entries(facets).filter(([, value]) => value.trim() !== ''));
  return {
    outcome,
    ...(met && Object.keys(answered).length > 0 ? { facets: answered } : {}),
    ...(outcome !== 'deceased' && found.length > 0 ? { needs: found.map((one) => needOf(one, words.nothing)) } : {}),
    ...(said ? { note: said } : {}),
  };
}

const needOf = ({ category, text, risk }: Found, nothing: string) =>
  ({ ...(category ? { category } : {}), text: text.trim() || nothing, ...(risk ? { risk } : {}) });

/** A hazard with photos is a report of its own: what is recorded of a household carries no pictures. */
export const reportOf = ({ category, text }: Found, evidence: readonly string[], at: { address: string; location?: { lng: number; lat: number } }, nothing: string): Record<string, unknown> =>
  ({ ...(category ? { category } : {}), description: text.trim() || nothing, channel: 'visit', address: at.address, ...(at.location ? { location: at.location } : {}), evidence: [...evidence] });

/** The instant that was typed, in the zone of the county; undefined where none was. */
export function saidAt(when: string): number | undefined {
  const at = when === '' ? Number.NaN : Date.parse(`${when}:00+08:00`);
  return Number.isNaN(at) ? undefined : at;
}
