import type { Named, PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';

export const riskColours = ['red', 'yellow', 'green'] as const;
export type RiskColourName = (typeof riskColours)[number];
export const riskSubjects = ['household', 'place', 'case'] as const;

/** A matter under watch, on a place, a household or an incident. It says its code, never whose door it is. */
export interface Risk {
  id: string;
  about: { kind: (typeof riskSubjects)[number]; id: string; code?: string | null; words?: string | null };
  colour: RiskColourName;
  stage: string;
  owner: PersonName | null;
  grid?: Named | null;
  openedAt: string;
  colouredAt: string;
  reviewedAt: string | null;
  reviewDueAt: string | null;
  reviewMissed: boolean;
  reviewVisit?: string | null;
  strikeAsked: boolean;
  strikeAskedBy?: PersonName | null;
  seq: number;
}

export interface RiskLine {
  seq: number;
  at: string;
  by: PersonName | null;
  what: string;
  from: RiskColourName | null;
  to: RiskColourName | null;
  texts?: Record<string, string>;
}

export interface WholeRisk extends Risk {
  what: string | null;
  measure: string | null;
  lines: RiskLine[];
}

export const riskKeepers = ['worker', 'leader', 'desk', 'dispatcher', 'chief', 'county'];
export const riskPath = (id: string, deed = '') => `/api/risks/${encodeURIComponent(id)}${deed && `/${deed}`}`;
export const wholeRisk = (id: string) => ask<WholeRisk>(riskPath(id));

/** Where the thing itself is looked at. */
export const aboutAddress = ({ about }: Risk): string | null =>
  about.kind === 'household' ? `/households/${about.id}` : about.kind === 'place' ? `/places/${about.id}` : about.kind === 'case' ? `/incidents/${about.id}/show` : null;
export const aboutName = ({ about }: Risk): string => [about.code ?? about.id.slice(-6), about.words].filter(Boolean).join(' ');

/** The colour at the end of each of the last months, the oldest first; null before it was opened. */
export function monthsOf(lines: readonly RiskLine[], now: number, months = 12): { month: string; colour: RiskColourName | null; over: boolean }[] {
  const day = new Date(now + 8 * 3_600_000);
  return Array.from({ length: months }, (_, nth) => {
    const end = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - (months - 1 - nth) + 1, 1) - 8 * 3_600_000;
    const known = lines.filter(({ at }) => Date.parse(at) < end);
    return {
      month: new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - (months - 1 - nth), 15)).toISOString().slice(0, 7),
      colour: known.findLast(({ to }) => to !== null)?.to ?? null,
      over: known.some(({ what }) => what === 'struckOff'),
    };
  });
}
