import { useDataProvider } from 'react-admin';
import { useQuery } from '@tanstack/react-query';
import type { DeskProvider } from '../dataProvider.ts';
import type { Named } from './incident.ts';

export interface Category {
  code: string;
  zh: string;
  en: string;
  major?: string;
  profile?: string;
  callFirst?: string | null;
  evidence?: 'required' | 'optional' | 'none';
  evidenceInPublicPlace?: 'required' | 'optional' | 'none';
  limits?: Record<string, string>;
}

export interface Catalogue {
  majors: { code: string; zh: string; en: string }[];
  categories: Category[];
  reasons: Record<string, Named[]>;
  results: Named[];
}

const nothingYet: Catalogue = { majors: [], categories: [], reasons: {}, results: [] };

/** What may be reported, and the reasons for refusing, returning and holding. Fetched once a session. */
export function useCatalogue(): Catalogue {
  const door = useDataProvider<DeskProvider>();
  const { data } = useQuery({ queryKey: ['catalogue'], queryFn: door.catalogue, staleTime: Infinity });
  return data ?? nothingYet;
}
