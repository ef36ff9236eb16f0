import { useStore } from 'react-admin';

/** A question that somebody asks of a list again and again. */
export interface SavedQuery {
  name: string;
  list: string;
  filter: Record<string, unknown>;
  sort?: { field: string; order: 'ASC' | 'DESC' };
}

/** As many as the server keeps. */
export const mostQueries = 30;

const none: SavedQuery[] = [];
export const useSavedQueries = () => useStore<SavedQuery[]>('cases.queries', none);
