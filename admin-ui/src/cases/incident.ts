import type { Schema } from './schema.ts';

/** Something with a name in both languages: a unit, an area, a grid, a category. */
export interface Named {
  id?: string;
  code?: string;
  zh: string;
  en: string;
}

export interface PersonName {
  id: string;
  name: string;
}

export interface Stretch {
  from: string;
  to: string;
  kind: string;
  seconds: number;
  why?: string;
  seq?: number;
  /** On time that was granted on top of the first limit. */
  extended?: boolean;
}

export interface Clock {
  name: string;
  round: number;
  /** Of whom or what, where several of the name run at once. */
  about?: string;
  budget: string;
  startedAt: string;
  state: 'running' | 'paused' | 'stopped' | 'expired';
  usedSeconds: number;
  leftSeconds: number;
  due: string | null;
  provisional?: boolean;
  calendar?: { id: string; version: string | number };
  rungs?: { rung: string; at: string | null; reachedAt?: string | null; then?: string }[];
  explain?: Stretch[];
}

/** Somebody asked and waits, or was answered. */
export interface CaseRequest {
  kind: string;
  state: string;
  n: number;
  unit?: Named | null;
  terms?: Record<string, unknown>;
  askedAt?: string;
  askedBy?: PersonName | null;
  answeredAt?: string;
  answeredBy?: PersonName | null;
}

export interface Incident {
  id: string;
  number: string;
  seq: number;
  status: string;
  category: string | null;
  categoryName?: Named | null;
  severity?: string | null;
  profile?: string;
  pack?: { id: string; version: number };
  area?: Named | null;
  grid?: Named | null;
  lead?: Named | null;
  assist?: (Named | null)[];
  person?: PersonName | null;
  clocks: Clock[];
  requests?: CaseRequest[];
  height?: number;
  counts?: { rework?: number; returned?: number; reopened?: number; extended?: number };
  result?: string | null;
  resultText?: string;
  plannedFor?: string;
  location?: { lng: number; lat: number } | null;
  address?: string | null;
  description?: string | null;
  channel?: string;
  reporter?: { kind?: string; onBehalf?: boolean; person?: PersonName | null; name?: string | null; phone?: string | null } | null;
  evidence?: string[];
  /** What makes it worse at once. */
  signs?: string[];
  /** A leader in charge must take it on. */
  leaderWanted?: boolean;
  mediation?: {
    rung: number; since: string; began: string; consents: boolean; capped: boolean; sittings: { seq: number; heldAt: string; rung: number }[]; parties: string[]; remedies?: string;
  } | null;
  chief?: PersonName | null;
  /** The level that decides what becomes of it before it is dispatched. */
  ownerLevel?: string;
  parent?: string | null;
  children?: string[];
  /** The deadline of the stage that the case is in: what lists sort by. */
  due?: string | null;
  dueClock?: string | null;
  /** The holidays of that day are not published yet. */
  provisional?: boolean;
  createdAt: string;
  updatedAt: string;
  actions?: Offer[];
}

/** One thing that the caller may do now, and the form it asks for. */
export interface Offer {
  name: string;
  schema?: Schema;
}

export interface Entry {
  seq: number;
  type: string;
  at: string;
  recordedAt: string;
  dueAt?: string | null;
  actor: { kind: 'person' | 'clock' | 'system' | 'resident'; id?: string; name?: string; role?: string };
  data?: Record<string, unknown>;
  words?: string;
}
