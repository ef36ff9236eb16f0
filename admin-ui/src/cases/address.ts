import type { Incident } from './incident.ts';

export const caseAddress = ({ id }: Pick<Incident, 'id'>) => `/incidents/${encodeURIComponent(id)}/show`;
