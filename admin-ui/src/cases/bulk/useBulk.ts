import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../../dataProvider.ts';
import { ask, newKey, Refusal } from '../../door.ts';
import type { Offered, Offers } from './bulkActions.ts';

/** What became of one case. `unsure`: no answer came, and sending the same again with its key cannot act twice. */
export interface Line {
  item: Offered;
  state: 'waiting' | 'sending' | 'done' | 'refused' | 'unsure';
  failure?: unknown;
}

/** Sends one command to many cases, one after the other, each with a key of its own. */
export function useBulk(items: readonly Offered[], action: string) {
  const door = useDataProvider<DeskProvider>();
  const queries = useQueryClient();
  const [lines, setLines] = useState<Line[]>(() => items.map((item) => ({ item, state: 'waiting' })));
  const [running, setRunning] = useState(false);
  const keys = useRef(new Map<string, string>());
  const stopped = useRef(false);

  const mark = (id: string, change: Omit<Line, 'item'>) => setLines((before) => before.map((line) => (line.item.id === id ? { item: line.item, ...change } : line)));

  const send = async (todo: readonly Offered[], body: Record<string, unknown>) => {
    stopped.current = false;
    setRunning(true);
    for (const item of todo) {
      if (stopped.current) break;
      mark(item.id, { state: 'sending' });
      const about = JSON.stringify([item.id, item.seq, body]);
      const key = keys.current.get(about) ?? newKey();
      keys.current.set(about, key);
      try {
        await door.act(item.id, action, body, item.seq, key);
        mark(item.id, { state: 'done' });
      } catch (failure) {
        const unsure = !(failure instanceof Refusal) || failure.status === 0 || failure.status >= 429 || failure.problem.code === 'inFlight';
        mark(item.id, { state: unsure ? 'unsure' : 'refused', failure });
        // Nobody goes on working under a session that has ended.
        if (failure instanceof Refusal && failure.status === 401) break;
      }
    }
    setRunning(false);
    await Promise.all([queries.invalidateQueries({ queryKey: ['incidents'] }), queries.invalidateQueries({ queryKey: ['counts'] })]);
  };

  /** Those that were not done once more: with the same key where no answer came, as the case stands now where it was refused. */
  const again = async (body: Record<string, unknown>) => {
    const left = lines.filter(({ state }) => state !== 'done');
    const refused = left.filter(({ state }) => state === 'refused').map(({ item }) => item.id);
    const fresh = refused.length === 0 ? [] : (await ask<Offers>(`/api/incidents/offers?ids=${refused.join(',')}`)).items;
    const todo = left.map(({ item }) => fresh.find(({ id }) => id === item.id) ?? item);
    setLines((before) => before.map((line) => ({ ...line, item: todo.find(({ id }) => id === line.item.id) ?? line.item })));
    await send(todo, body);
  };

  return { lines, running, send: (body: Record<string, unknown>) => send(items, body), again, stop: () => { stopped.current = true; } };
}
