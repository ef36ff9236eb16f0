import type { Status } from '../../../domain/case/status.ts';
import { statuses } from '../../../domain/case/status.ts';
import type { Incident } from '../../support/trade.ts';
import { anIncident, anIncidentIn } from '../../support/trade.ts';

/** Rubbish (0601) as it stands in every status, with nothing asked and nobody late; another case that it may be merged into lies beside it. */
export function situation(status: Status, more: Parameters<typeof anIncident>[0] = {}): Incident {
  const incident = roads[status](more);
  incident.others = [anIncident({ ...more, number: 'GW-2026-000999' }).state];
  return incident;
}

const on = (status: Parameters<typeof anIncidentIn>[0]) => (more: Parameters<typeof anIncident>[0]): Incident => anIncidentIn(status, more);
const merged = (more: Parameters<typeof anIncident>[0]): Incident => {
  const child = anIncident(more);
  child.others = [anIncident({ ...more, number: 'GW-2026-000999' }).state];
  return child.does('dispatcher', 'merge');
};

const roads: Record<Status, (more: Parameters<typeof anIncident>[0]) => Incident> = {
  submitted: on('submitted'), accepted: on('accepted'), dispatched: on('dispatched'), inProgress: on('inProgress'), verifying: on('verifying'), closed: on('closed'),
  archived: (more) => anIncidentIn('closed', more).reaches('2026-05-01T00:00:00+08:00'),
  rejected: (more) => anIncident(more).does('desk', 'reject'),
  merged,
  referred: (more) => anIncident(more).does('desk', 'refer'),
  withdrawn: (more) => anIncident(more).does('wang', 'withdraw'),
};

export const everyStatus: readonly Status[] = statuses;
