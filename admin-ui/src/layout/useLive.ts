import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenToServer } from './stream.ts';

/** Refreshes what is on the screen when the server says that a case moved, and every half minute while it says nothing. */
export function useLive() {
  const queries = useQueryClient();
  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      clearTimeout(pending);
      pending = setTimeout(() => {
        if (document.hidden) return;
        // What somebody looks at first, then the numbers beside it.
        void queries.invalidateQueries({ queryKey: ['incidents'] }).then(() => {
          void queries.invalidateQueries({ queryKey: ['counts'] });
          void queries.invalidateQueries({ queryKey: ['facets'] });
        });
      }, 150);
    };
    const back = () => !document.hidden && refresh();
    document.addEventListener('visibilitychange', back);
    const stop = listenToServer(refresh);
    return () => {
      clearTimeout(pending);
      document.removeEventListener('visibilitychange', back);
      stop();
    };
  }, [queries]);
}
