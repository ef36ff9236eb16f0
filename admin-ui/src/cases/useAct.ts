import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../dataProvider.ts';
import { newKey, Refusal, type Problem } from '../door.ts';
import type { Incident } from './incident.ts';

export type FieldErrors = Record<string, string>;

/** Sends one command. The same body keeps its key, so pressing again after a lost answer never acts twice. */
export function useAct(record: Incident, action: string) {
  const door = useDataProvider<DeskProvider>();
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [conflict, setConflict] = useState<Problem>();
  const last = useRef<{ body: string; key: string }>(undefined);

  const keyFor = (body: unknown, seq: number | undefined) => {
    const text = JSON.stringify([body, seq]);
    if (last.current?.body !== text) last.current = { body: text, key: newKey() };
    return last.current.key;
  };

  const send = async (body: Record<string, unknown>, seq: number | undefined): Promise<'done' | FieldErrors> => {
    setSending(true);
    setFailure(undefined);
    try {
      await door.act(record.id, action, body, seq, keyFor(body, seq));
      await Promise.all([queries.invalidateQueries({ queryKey: ['incidents'] }), queries.invalidateQueries({ queryKey: ['counts'] })]);
      return 'done';
    } catch (problem) {
      if (problem instanceof Refusal && (problem.status === 409 || problem.status === 412) && problem.problem.code !== 'inFlight') {
        setConflict(problem.problem);
        void queries.invalidateQueries({ queryKey: ['incidents'] });
        return {};
      }
      setFailure(problem);
      return problem instanceof Refusal ? fieldErrors(problem.problem) : {};
    } finally {
      setSending(false);
    }
  };

  return { send, sending, failure, conflict, forgetConflict: () => setConflict(undefined) };
}

/** Each complaint under the question it is about: `assist.0` belongs to `assist`. */
export function fieldErrors(problem: Problem): FieldErrors {
  const named = (problem.errors ?? []).map(({ path, message, code }) => [path.replace(/^[/.]+/, '').split(/[./[]/)[0] ?? '', message || code]);
  return Object.fromEntries(named) as FieldErrors;
}
