import type { z } from 'zod';
import type { RequestKind, RequestRow } from './requests.ts';
import { requests as tableTwo } from './requests.ts';
import type { RequestState } from './state.ts';
import type { Status } from './status.ts';

type Ended = Exclude<RequestState['state'], 'open'>;

/** The open request of a kind; of assistance, the one put to a unit. */
export const openRequest = (requests: readonly RequestState[], kind: RequestKind, unit?: string): RequestState | undefined =>
  requests.find((one) => one.kind === kind && one.state === 'open' && (unit === undefined || one.unit === unit));

/** A hold that was granted and has not ended. */
export const standingHold = (requests: readonly RequestState[]): RequestState | undefined =>
  requests.find(({ kind, state }) => kind === 'hold' && state === 'granted');

/** Somebody asks: one more request beside the status. */
export const asked = (
  requests: readonly RequestState[],
  kind: RequestKind,
  { at, seq }: { at: number; seq: number },
  by: string | null,
  terms: Record<string, z.core.util.JSONType>,
  unit: string | null = null,
): RequestState[] => [
  ...requests,
  {
    kind, n: 1 + requests.filter((one) => one.kind === kind).length, state: 'open', askedBy: by, unit, askedAt: at, askedSeq: seq,
    answeredBy: null, answeredAt: null, terms,
  },
];

/** The answer, whatever it is. Only a request that stands in `from` is touched. */
export const answered = (
  requests: readonly RequestState[],
  kind: RequestKind,
  state: Ended,
  by: string | null,
  at: number,
  from: RequestState['state'] = 'open',
  unit?: string,
): RequestState[] =>
  requests.map((one) =>
    one.kind === kind && one.state === from && (unit === undefined || one.unit === unit) ? { ...one, state, answeredBy: by, answeredAt: at } : one);

/** Table two once more: where the road went on, what was still asked has no meaning any more, and a hold ends with the work. */
export const stillWaiting = (requests: readonly RequestState[], status: Status, at: number): RequestState[] =>
  requests.map((one) => {
    const { during }: RequestRow = tableTwo[one.kind];
    const waits = one.state === 'open' || (one.kind === 'hold' && one.state === 'granted');
    return waits && !during.includes(status) ? { ...one, state: 'ended', answeredAt: at } : one;
  });
