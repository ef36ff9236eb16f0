import type { Status } from './status.ts';

/**
 * TABLE TWO: asking and being answered. Half of what looks like a state in this trade is somebody waiting;
 * the status stays, the request stands beside it. Limits come from the pack.
 */
export const requests = {
  return: { during: ['dispatched'], asked: 'askReturn', answered: ['grantReturn', 'refuseReturn'], clock: 'adjudicateReturn', pauses: [], ifSilent: 'climb' },
  extension: { during: ['inProgress'], asked: 'askExtension', answered: ['grantExtension', 'refuseExtension'], clock: 'requestAnswer', pauses: [], ifSilent: 'refused' },
  hold: { during: ['inProgress'], asked: 'askHold', answered: ['grantHold', 'refuseHold'], clock: 'requestAnswer', pauses: ['handle'], ifSilent: 'climb' },
  information: { during: ['submitted'], asked: 'askInformation', answered: ['giveInformation'], clock: 'requestAnswer', pauses: ['accept'], ifSilent: 'withdrawn' },
  assist: { during: ['inProgress'], asked: 'askAssist', answered: ['giveAssist'], clock: 'assist', pauses: [], ifSilent: 'climb' },
  consultation: { during: ['dispatched', 'inProgress'], asked: null, answered: ['designate'], clock: 'requestAnswer', pauses: [], ifSilent: 'climb' },
  secondSign: { during: ['submitted', 'inProgress'], asked: null, answered: ['secondSign'], clock: 'requestAnswer', pauses: [], ifSilent: 'climb' },
} as const satisfies Record<string, RequestRow>;

export type RequestKind = keyof typeof requests;

export interface RequestRow {
  during: readonly Status[];
  asked: string | null;
  answered: readonly string[];
  clock: 'adjudicateReturn' | 'requestAnswer' | 'assist';
  pauses: readonly ('handle' | 'accept')[];
  ifSilent: 'climb' | 'refused' | 'withdrawn';
}
