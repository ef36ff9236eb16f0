/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import type { Command } from '../outbox/command.ts';
import type { Resolution } from '../outbox/outbox.ts';
import { Recorded } from './WaitingPage.tsx';

const ways = ['supplement', 'handOver', 'drop'] as const satisfies readonly Resolution[];
/** What was seen or done may stand beside what is there, on a visit and on a case; a promise to tell somebody may not. */
const waysFor = (type: string) => (type === 'visit.record' || type.startsWith('incident.') ? ways : ways.filter((one) => one !== 'supplement'));

/** What I recorded, and how it is now and by whom. By default mine is kept as a supplement: nothing is lost. */
export const ConflictCard = ({ command }: { command: Command }) => {
  const { words, both } = useWords();
  const { outbox } = useBag();
  const [as, setAs] = useState<Resolution>(waysFor(command.type)[0] ?? 'handOver');
  return (
    <section class="box ask" aria-label={words.conflict.title}>
      <h2>▲ {words.conflict.title}</h2>
      <p>{words.conflict.about}</p>
      <div class="sides">
        <div class="stack">
          <h3>{words.conflict.mine}</h3>
          <p class="hint">{both(command.phoneAt)}</p>
          <p><b>{command.title}</b></p>
          <Recorded command={command} />
        </div>
        <div class="stack">
          <h3>{words.conflict.now}</h3>
          <Current current={command.current} />
        </div>
      </div>
      <fieldset>
        <legend>{words.conflict.what}</legend>
        {waysFor(command.type).map((one) => (
          <label key={one} class="check">
            <input type="radio" name={`as-${command.id}`} checked={as === one} onChange={() => setAs(one)} style={{ width: '28px', height: '28px', minHeight: 0, flex: 'none' }} />
            <span>{words.conflict.ways[one]}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="go" onClick={() => void outbox.resolve(command, as)}>{words.conflict.decide}</button>
    </section>
  );
};

const Current = ({ current }: { current: Command['current'] }) => {
  const { words, trade, both } = useWords();
  if (!current) return <p class="hint">{words.conflict.unknown}</p>;
  const status = String(current['status'] ?? '');
  const said = (trade.statuses as Record<string, string>)[status] ?? words.codes[status as keyof typeof words.codes] ?? status;
  const by = current['worker'] ?? current['person'] ?? current['by'];
  const name = typeof by === 'object' && by !== null && 'name' in by ? String(by.name) : typeof by === 'string' ? by : undefined;
  const at = current['updatedAt'] ?? current['occurredAt'];
  const outcome = typeof current['outcome'] === 'string' ? ((words.codes as Record<string, string>)[current['outcome']] ?? current['outcome']) : undefined;
  return (
    <dl>
      {said ? <div><dt>{words.conflict.status}</dt><dd>{said}</dd></div> : null}
      {outcome ? <div><dt>{words.fields.outcome}</dt><dd>{outcome}</dd></div> : null}
      {name ? <div><dt>{words.conflict.by}</dt><dd>{name}</dd></div> : null}
      {typeof at === 'string' ? <div><dt>{words.conflict.at}</dt><dd>{both(at)}</dd></div> : null}
    </dl>
  );
};
