import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Milliseconds after which the rest is asked for where no rows came: another page, or a very slow network. */
const patience = 3_000;
let begun = false;

/** Are the first rows there? What stands beside them waits until then: a browser asks a server for six things at once, and rows come first. */
export function useRowsFirst(): boolean {
  const queries = useQueryClient();
  const [ready, setReady] = useState(begun);
  useEffect(() => {
    if (ready) return undefined;
    const go = () => {
      begun = true;
      setReady(true);
    };
    const timer = setTimeout(go, patience);
    const stop = queries.getQueryCache().subscribe((told) => {
      if (told.type === 'updated' && told.action.type === 'success' && told.query.queryKey[0] === 'incidents') go();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [ready, queries]);
  return ready;
}
