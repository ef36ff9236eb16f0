/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Action } from '../../../domain/case/commands.ts';
import { useBag, useOutbox } from '../bag.ts';
import { useWords } from '../language.ts';
import { Light } from '../parts/Light.tsx';
import { useKept } from '../phone/useKept.ts';
import { ActForm } from './ActForm.tsx';
import { fieldActs } from './acts.ts';
import { CallReporter } from './CallReporter.tsx';
import type { Case } from './case.ts';

/** A picture, or a voice memo: which of them it is the file itself says. */
const Evidence = ({ hash, at }: { hash: string; at: number }) => {
  const { words } = useWords();
  const [isVoice, setVoice] = useState(false);
  const address = `/api/files/${hash}`;
  if (isVoice) return <audio controls preload="none" src={address} aria-label={words.memo.name} />;
  return <img src={address} alt={`${words.photo.name} ${at}`} loading="lazy" onError={() => setVoice(true)} />;
};

interface Lines {
  items: { seq: number; at: string; words: string }[];
}

/** One case: what it is about, what I may do now, what has happened. */
export const CasePage = ({ id }: { id: string }) => {
  const { store } = useBag();
  const { words, trade, named, both } = useWords();
  const { commands } = useOutbox();
  const path = `/api/incidents/${encodeURIComponent(id)}`;
  const found = useKept<Case>(store, path);
  const ledger = useKept<Lines>(store, found.value ? `${path}/ledger?limit=50` : undefined);
  const [action, setAction] = useState<Action>();
  const item = found.value;
  if (!item) return <p role="status">{found.looked ? words.work.notHere : words.loading}</p>;

  const waiting = commands.filter(({ target }) => target === item.id);
  const may = fieldActs.filter((name) => item.actions?.some((one) => one.name === name) && !waiting.some(({ type }) => type === `incident.${name}`));
  const [first, ...others] = may;
  return (
    <>
      <section class="box">
        <h2>{item.categoryName ? named(item.categoryName) : words.work.unsorted}</h2>
        <p class="meta">{item.number} · {(trade.statuses as Record<string, string>)[item.status] ?? item.status} {item.paused ? null : <Light due={item.due ?? undefined} overdue={item.overdue} provisional={item.provisional ?? false} />}</p>
        {item.address ? <p>{item.address}</p> : null}
        {item.description ? <p style={{ whiteSpace: 'pre-wrap' }}>{item.description}</p> : null}
        {item.resultText ? <p class="call">{item.resultText}</p> : null}
        {item.evidence && item.evidence.length > 0 ? (
          <div class="photos">{item.evidence.map((hash, at) => <Evidence key={hash} hash={hash} at={at + 1} />)}</div>
        ) : null}
        <CallReporter item={item} />
      </section>
      {waiting.map((one) => <p key={one.id} class="call" role="status">‖ {one.title} · {words.waiting.onPhone}</p>)}
      {action ? <ActForm item={item} action={action} onEnd={() => setAction(undefined)} /> : (
        <section aria-label={words.work.may}>
          {first ? <button type="button" class="go" onClick={() => setAction(first)}>{trade.actions[first]}</button> : <p class="hint">{words.work.nothingNow}</p>}
          <div class="pair">{others.map((name) => <button key={name} type="button" onClick={() => setAction(name)}>{trade.actions[name]}</button>)}</div>
        </section>
      )}
      {ledger.value ? (
        <section>
          <h2>{words.work.happened}</h2>
          <ol>{ledger.value.items.map((entry) => <li key={entry.seq}>{entry.words}<br /><span class="hint">{both(entry.at)}</span></li>)}</ol>
        </section>
      ) : null}
    </>
  );
};
