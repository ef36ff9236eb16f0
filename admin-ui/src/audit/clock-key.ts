import type { Clock } from '../cases/incident.ts';

/** One clock of a case: several run under one name, one after the other or for different units. */
export const clockKey = ({ name, round, startedAt, ...more }: Clock & { about?: string }): string => [name, round, more.about ?? '', startedAt].join(' ');
