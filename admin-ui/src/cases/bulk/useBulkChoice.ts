import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { ask } from '../../door.ts';
import { useWords } from '../../i18n/words.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { sharedBy, type Offers } from './bulkActions.ts';

export interface BulkChoice {
  action: string;
  offers: Offers;
}

/** How the chosen cases are asked what they offer; one name, so that bar and keys share the answer. */
export const offersOf = (ids: readonly string[]) => ({
  queryKey: ['incidents', 'offers', ids.join(',')],
  queryFn: ({ signal }: { signal: AbortSignal }) => ask<Offers>(`/api/incidents/offers?ids=${ids.join(',')}`, { signal }),
  staleTime: 0,
});

/** What somebody is about to do with many cases. The cases stay as they were when he chose, whatever the list does underneath. */
export function useBulkChoice() {
  const { t, word } = useWords();
  const queries = useQueryClient();
  const notify = useNotify();
  const why = useProblemWords();
  const [chosen, choose] = useState<BulkChoice>();
  /** Asked by a key: the cases themselves say whether they all offer it. */
  const tryTo = async (action: string, ids: readonly string[]) => {
    try {
      const offers = await queries.fetchQuery(offersOf(ids));
      if (sharedBy(offers.items).includes(action)) choose({ action, offers });
      else notify(t('bulk.notOffered', { action: word('action', action) }), { type: 'warning' });
    } catch (failure) {
      notify(why(failure), { type: 'error' });
    }
  };
  return { chosen, choose, tryTo };
}
