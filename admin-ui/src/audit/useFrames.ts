import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { frameAfter, type Frame } from './record.ts';

/** Whoever scrubs passes many lines; the server is asked for those that somebody rests on. */
const rest = 80;

/** What was, stays: a frame is fetched once. */
const asking = (id: string, line: number, locale: string) => ({
  queryKey: ['replay', id, line, locale], queryFn: ({ signal }: { signal: AbortSignal }): Promise<Frame> => frameAfter(id, line, signal), staleTime: Infinity,
});

/** The frame of a line and that of the last one. Those of the lines beside it are fetched ahead, so that stepping does not wait. */
export function useFrames(id: string, seq: number, last: number) {
  const [locale] = useLocaleState();
  const queries = useQueryClient();
  const settled = useSettled(seq);
  const known = queries.getQueryData(asking(id, seq, locale).queryKey) !== undefined;
  const { data, error } = useQuery({ ...asking(id, known ? seq : settled, locale), placeholderData: keepPreviousData });
  // Drawing a frame may wait while somebody scrubs on.
  const frame = useDeferredValue(data);
  const { data: end } = useQuery(asking(id, last, locale));
  useEffect(() => {
    for (const line of [settled + 1, settled + 2, settled - 1]) if (line >= 1 && line <= last) void queries.prefetchQuery(asking(id, line, locale));
  }, [settled, last, id, locale, queries]);
  return { frame, behind: frame?.seq !== seq, error, end };
}

function useSettled(seq: number): number {
  const [settled, settle] = useState(seq);
  useEffect(() => {
    const timer = setTimeout(() => settle(seq), rest);
    return () => clearTimeout(timer);
  }, [seq]);
  return settled;
}
