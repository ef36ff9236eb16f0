/** A case as the lists and the page of the field app read it (HTTP contract, section 4). */
export interface Case {
  id: string;
  number: string;
  seq: number;
  status: string;
  categoryName: { zh: string; en: string } | null;
  description: string | null;
  address?: string | null;
  due: string | null;
  overdue: boolean;
  /** The holidays of that day are not published yet. */
  provisional?: boolean;
  paused?: boolean;
  lead?: { zh: string; en: string } | null;
  result?: string;
  resultText?: string;
  createdAt: string;
  updatedAt: string;
  location?: { lng: number; lat: number } | null;
  evidence?: string[];
  /** Masked. */
  reporter?: { phone?: string | null } | null;
  actions?: { name: string }[];
}

export interface Page {
  items: Case[];
}

const listOf = (filter: Record<string, unknown>, sort: string, order: 'asc' | 'desc'): string =>
  `/api/incidents?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=${sort}&order=${order}&limit=25`;

export const givenToMe = listOf({ waitingFor: 'me' }, 'due', 'asc');
export const sentByMe = listOf({ mine: true }, 'createdAt', 'desc');
export const redCases = listOf({ light: 'red', open: true }, 'due', 'asc');
