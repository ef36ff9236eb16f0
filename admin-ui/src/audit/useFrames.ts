import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { frameAfter, type Frame } from './record.ts';

/** Whoever scrubs passes many lines; the server is asked for those that somebody rests on. */
const rest = 80;

/** What was, stays: a frame is fetched once. Those of the lines beside it are fetched ahead, so that stepping does not wait. */
export function useFrames(id: string, seq: number | undefined, last: number | undefined) {
  const [locale] = useLocaleState();
  const queries = useQueryClient();
  const one = (line: number) => ({
    queryKey: ['replay', id, line, locale], queryFn: ({ signal }: { signal: AbortSignal }) => frameAfter(id, line, signal), staleTime: Infinity,
  });
  const settled = useSettled(seq);
  const known = seq !== undefined && queries.getQueryData(one(seq).queryKey) !== undefined;
  const shown = known ? seq : settled;
  const { data, error } = useQuery({ ...one(shown ?? 1), enabled: shown !== undefined, placeholderData: keepPreviousData });
  const { data: end } = useQuery({ ...one(last ?? 1), enabled: last !== undefined });
  useEffect(() => {
    if (settled === undefined || last === undefined) return;
    for (const line of [settled + 1, settled + 2, settled - 1]) if (line >= 1 && line <= last) void queries.prefetchQuery(one(line));
    // oxlint-disable-next-line react/exhaustive-deps -- `one` is made of what is listed
  }, [settled, last, id, locale, queries]);
  const frame: Frame | undefined = data;
  return { frame, behind: frame?.seq !== seq, error, end: end as Frame | undefined };
}

function useSettled(seq: number | undefined): number | undefined {
  const [settled, settle] = useState(seq);
  useEffect(() => {
    const timer = setTimeout(() => settle(seq), rest);
    return () => clearTimeout(timer);
  }, [seq]);
  return settled ?? seq;
}
