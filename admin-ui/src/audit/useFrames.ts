import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { frameAfter, type Frame } from './record.ts';
import type { Subject } from './subject.ts';

/** Whoever scrubs passes many lines; the server is asked for those that somebody rests on. */
const rest = 80;

/** What was, stays: a frame is fetched once. */
const asking = (subject: Subject, line: number, locale: string) => ({
  queryKey: ['replay', subject.kind, subject.id, line, locale], queryFn: ({ signal }: { signal: AbortSignal }): Promise<Frame> => frameAfter(subject, line, signal), staleTime: Infinity,
});

/** The frame of a line and that of the last one. Those of the lines beside it are fetched ahead, so that stepping does not wait. */
export function useFrames(subject: Subject, seq: number, last: number) {
  const [locale] = useLocaleState();
  const queries = useQueryClient();
  const settled = useSettled(seq);
  const known = queries.getQueryData(asking(subject, seq, locale).queryKey) !== undefined;
  const { data, error } = useQuery({ ...asking(subject, known ? seq : settled, locale), placeholderData: keepPreviousData });
  // Drawing a frame may wait while somebody scrubs on.
  const frame = useDeferredValue(data);
  const { data: end } = useQuery(asking(subject, last, locale));
  useEffect(() => {
    for (const line of [settled + 1, settled + 2, settled - 1]) if (line >= 1 && line <= last) void queries.prefetchQuery(asking(subject, line, locale));
  }, [settled, last, subject, locale, queries]);
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
