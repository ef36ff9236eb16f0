import type { CaseRequest, Incident } from '../cases/incident.ts';
import type { Visit } from '../visits/visit.ts';

/** What is replayed: a case, or a visit. What differs between the two stands here, in `history.ts` and in `roadmap.ts`. */
export interface Subject {
  kind: 'case' | 'visit';
  id: string;
  /** The number of a case, the code of the door of a visit. */
  name: string;
  seq: number;
}
export type SubjectKind = Subject['kind'];

type Of = Pick<Subject, 'kind' | 'id'>;
const places = { case: 'incidents', visit: 'visits' } as const;

/** Where the server keeps its record, and where the desk shows it. */
export const recordOf = ({ kind, id }: Of): string => `/api/${places[kind]}/${encodeURIComponent(id)}`;
export const pageOf = ({ kind, id }: Of): string => `/${places[kind]}/${encodeURIComponent(id)}/show`;
export const replayPageOf = ({ kind, id }: Of): string => `/${places[kind]}/${encodeURIComponent(id)}/replay`;

/** The family of words for where it stands. */
export const statusWords = { case: 'status', visit: 'visitStatus' } as const;

/** How it stood at a line: one of the two, as the server tells it. */
export interface Stood { case?: Incident; visit?: Visit }

export const stateIn = ({ case: incident, visit }: Stood): Incident | Visit => (incident ?? visit)!;
export const kindIn = ({ visit }: Stood): SubjectKind => (visit ? 'visit' : 'case');
export const requestsIn = ({ requests = [] }: { requests?: CaseRequest[] }): CaseRequest[] => requests;
