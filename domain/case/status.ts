/** A place on the road of `road.ts`. It does not remember, and says neither who was asked nor how high the case has climbed. */
export const statuses = [
  'submitted', 'accepted', 'dispatched', 'inProgress', 'verifying', 'closed',
  'archived', 'rejected', 'merged', 'referred', 'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

/** Where a case rests for good: no command leads out. A rejection joins them when its appeal has lapsed. */
export const finalStatuses = ['archived', 'merged', 'referred', 'withdrawn'] as const satisfies readonly Status[];

export const isFinal = (status: Status): boolean => (finalStatuses as readonly Status[]).includes(status);

export const severities = ['general', 'larger', 'major', 'extraordinary'] as const;
export type Severity = (typeof severities)[number];

export const channels = ['resident', 'patrol', 'phone', 'visit', 'hotline', 'chat', 'superior'] as const;
export type Channel = (typeof channels)[number];

export const clockNames = [
  'accept', 'dispatch', 'sign', 'handle', 'verify', 'firstContact', 'arrival', 'callBack', 'objection', 'archive',
  'adjudicateReturn', 'requestAnswer', 'holdReview', 'assist', 'supervisionAnswer', 'emergencyReport',
] as const;
export type ClockName = (typeof clockNames)[number];

export const levels = ['grid', 'village', 'town', 'county'] as const;
export type Level = (typeof levels)[number];
