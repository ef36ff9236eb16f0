import type { Stretch } from '../cases/incident.ts';

export interface PreviewAsked {
  calendarId: string;
  start: string;
  budget: string;
  endOfDay?: boolean;
  pauses?: { from: string; to?: string }[];
  at?: string;
}

export interface Preview {
  due: string | null;
  provisional: boolean;
  usedSeconds: number;
  leftSeconds: number;
  state: string;
  rungs?: { rung: string | number; at: string }[];
  explain: Stretch[];
  /** The same counted until it is due. */
  sum?: Preview;
}
