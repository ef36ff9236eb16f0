import type { Named } from '../cases/incident.ts';
import { ask, newKey } from '../door.ts';

/** A household as a list shows it: masked, children as a count, and no word of what classes it is in. */
export interface Household {
  id: string;
  code: string;
  grid: Named | null;
  address: string;
  kind: string;
  location: { lng: number; lat: number } | null;
  head: string | null;
  members: number;
  children: number;
}

export interface Resident {
  id: string;
  relation: string;
  child: boolean;
  name: string | null;
  registeredHere: boolean;
  tenure: string | null;
  /** Which of these are on record; what they are is asked for by revealing. */
  known: ('idNumber' | 'phone')[];
}

/** Where the door is, part by part; `none` where there is none. */
export type DoorParts = Record<(typeof doorParts)[number], string>;
export const doorParts = ['compound', 'building', 'unit', 'floor', 'room'] as const;

export interface Tag {
  id: string;
  code: string;
  purpose: string;
  legalBasis: string;
  sourceUnit: string;
  validTo: string;
  state: string;
}

/** The card that is used at the door. `tags` are there for whoever may read them. */
export interface Card extends Household {
  seq: number;
  door: DoorParts;
  residents: Resident[];
  facets: { code: string; zh: string; en: string; confirmedAt: string | null; stale: boolean }[];
  todo: { duties: number; until: string | null; overdue: boolean; alongWith: { zh: string; en: string }[] };
  tags?: Tag[];
}

export const revealable = ['name', 'idNumber', 'phone'] as const;
export type Revealable = (typeof revealable)[number];

export interface Revealed {
  fields: Partial<Record<Revealable, string>>;
  hideAfterSeconds: number;
}

/** What a list would bring, row by row where something is wrong. */
export interface ImportReport {
  ok: boolean;
  rows: number;
  households: number;
  residents: number;
  errors: { row: number; column: string; code: string; message: string }[];
  more: number;
}

export const householdAddress = ({ id }: Pick<Household, 'id'>) => `/households/${encodeURIComponent(id)}`;
export const templateAddress = (format: 'csv' | 'xlsx') => `/api/households/import/template?format=${format}`;

/** Who puts right what is on the register. */
export const registrars = ['worker', 'leader', 'desk', 'dispatcher', 'county'];
export const householdPath = (id: string, deed = '') => `/api/households/${encodeURIComponent(id)}${deed && `/${deed}`}`;
export const cardOf = (id: string) => ask<Card>(householdPath(id));

/** Plain values, noted before they are shown. `target` is `resident:<id>` or `incident:<id>`, for whoever reported it. */
export const reveal = (target: string, fields: readonly Revealable[], purpose: string) =>
  ask<Revealed>('/api/reveal', { method: 'POST', body: { target, fields, purpose }, headers: { 'idempotency-key': newKey() } });

/** What the file is, its bytes decide: browsers name the type of a spreadsheet in many ways. */
const sheet = { 'content-type': 'application/octet-stream' };

export const tryImport = (file: Blob) => ask<ImportReport>('/api/households/import?dryRun=true', { method: 'POST', body: file, headers: sheet });
export const importAll = (file: Blob, key: string) => ask<ImportReport>('/api/households/import', { method: 'POST', body: file, headers: { ...sheet, 'idempotency-key': key } });
