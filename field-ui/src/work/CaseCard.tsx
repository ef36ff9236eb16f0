/** @jsxImportSource preact */
import { useWords } from '../language.ts';
import { colourOf, Light } from '../parts/Light.tsx';
import { useNow } from '../parts/useNow.ts';
import { way } from '../route.ts';
import type { Case } from './case.ts';

const over: readonly string[] = ['closed', 'archived', 'rejected', 'merged', 'referred', 'withdrawn'];

/** One case in a list. `mine`: with its answer, where there is one. */
export const CaseCard = ({ item, mine = false }: { item: Case; mine?: boolean }) => {
  const { trade, named, words } = useWords();
  const now = useNow();
  const running = item.due !== null && !item.paused && !over.includes(item.status);
  return (
    <a class={`card bar ${running ? colourOf(item.due ?? undefined, item.overdue, now) : 'grey'}`} href={way('case', item.id)}>
      <b>{item.categoryName ? named(item.categoryName) : words.work.unsorted}</b>
      {item.address ? <span>{item.address}</span> : null}
      <span class="meta">
        <span>{(trade.statuses as Record<string, string>)[item.status] ?? item.status}</span>
        {running ? <Light due={item.due ?? undefined} overdue={item.overdue} provisional={item.provisional ?? false} /> : null}
        <span>{item.number}</span>
      </span>
      {mine && item.resultText ? <span class="hint">{item.resultText}</span> : null}
    </a>
  );
};
