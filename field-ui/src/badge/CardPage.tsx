/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { askJson } from '../door/ask.ts';
import { useWords } from '../language.ts';

interface Card {
  grid: { zh: string; en: string };
  workers: { name: string; role: string }[];
  duties: string | string[];
  complaintLine: string | null;
}

/** The public card 网格名片, for whoever scanned the code at the door: who looks after this grid, what for, where to complain. No login. */
export const CardPage = ({ code }: { code: string }) => {
  const { words, trade, named } = useWords();
  const [card, setCard] = useState<Card>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    askJson<Card>(`/api/grids/${encodeURIComponent(code)}/card`).then(setCard, () => setFailed(true));
  }, [code]);
  const duties = card ? [card.duties].flat().filter(Boolean) : [];
  return (
    <div class="shell">
      <header><h1>{words.badge.card}</h1></header>
      <main>
        {card ? (
          <section class="box">
            <h2>{named(card.grid)}</h2>
            <ul class="plain-list">{card.workers.map((worker) => <li key={worker.name}><b>{worker.name}</b> {(trade.roles as Record<string, string>)[worker.role] ?? worker.role}</li>)}</ul>
            {duties.length > 0 ? <><h3>{words.badge.duties}</h3><ul class="plain-list">{duties.map((one) => <li key={one}>{one}</li>)}</ul></> : null}
            {card.complaintLine ? <p class="call">{words.badge.complaint} <a href={`tel:${card.complaintLine}`}>{card.complaintLine}</a></p> : null}
            <p class="hint">{words.badge.check}</p>
          </section>
        ) : <p role="status">{failed ? words.badge.unknown : words.loading}</p>}
      </main>
    </div>
  );
};
