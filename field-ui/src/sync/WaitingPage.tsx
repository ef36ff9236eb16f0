/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag, useOutbox } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import type { Command } from '../outbox/command.ts';
import { inOrder, isWaiting, needsSomebody } from '../outbox/queue.ts';
import { exportWaiting } from '../phone/export.ts';
import { ConflictCard } from './ConflictCard.tsx';
import { Room } from './Room.tsx';
import { useRefusal } from './useRefusal.ts';

/** Everything that is on the phone and not yet on the server: first what somebody has to decide. */
export const WaitingPage = () => {
  const { words, both } = useWords();
  const { outbox, store, person } = useBag();
  const { commands, damaged, full, broken } = useOutbox();
  const [told, tell] = useState('');
  const open = inOrder(commands).filter(needsSomebody);
  const waiting = inOrder(commands).filter(isWaiting);
  const save = () => exportWaiting(store, person.username).then(() => tell(words.waiting.exported), () => tell(words.broken.closed));
  return (
    <>
      {broken ? <p class="bad" role="alert">{fill(words.broken.rows, { count: damaged.length })}</p> : null}
      {full ? <p class="bad" role="alert">{words.full}</p> : null}
      {open.map((command) => (command.standing === 'conflict' ? <ConflictCard key={command.id} command={command} /> : <RefusedCard key={command.id} command={command} />))}
      {waiting.length === 0 ? null : <section>
        <h2>{fill(words.waiting.count, { count: waiting.length })}</h2>
        <ul class="cards">
          {waiting.map((command) => (
            <li key={command.id} class="card bar grey">
              <b>{command.title}</b>
              <span class="meta">
                <span>{both(command.phoneAt)}</span>
                {command.blobs.length > 0 ? <span>{fill(words.waiting.photos, { count: command.blobs.length })}</span> : null}
                <span>{words.waiting.onPhone}</span>
              </span>
            </li>
          ))}
        </ul>
        <button type="button" onClick={() => void outbox.tryNow()}>{words.sync.tryNow}</button>
      </section>}
      {commands.length + damaged.length > 0 ? <button type="button" onClick={() => void save()}>{words.waiting.export}</button> : null}
      <p class="hint" role="status">{told}</p>
      {commands.length === 0 && !broken ? <p>{words.waiting.none}</p> : null}
      <Room />
    </>
  );
};

/** A refusal stays in sight with its reason and what can be done about it. */
const RefusedCard = ({ command }: { command: Command }) => {
  const { words, both } = useWords();
  const { outbox } = useBag();
  const reason = useRefusal(command);
  const [sure, setSure] = useState(false);
  const photosAreWrong = command.blobs.length > 0 && ['tooLarge', 'unsupported', 'photoLost', 'carriesExif', 'otherContent', 'invalid'].includes(command.code ?? '');
  const withoutPhotos = () => {
    return outbox.retry(command, { blobs: [], payload: withoutEvidence(command.payload) as Command['payload'] });
  };
  return (
    <section class="box" aria-label={command.title}>
      <h2>▲ {words.refused.title}</h2>
      <p><b>{command.title}</b> · {both(command.phoneAt)}</p>
      <p class="bad">{reason}</p>
      <Recorded command={command} />
      {command.code === 'settleByHand' ? null : <button type="button" onClick={() => void outbox.retry(command)}>{words.refused.retry}</button>}
      {photosAreWrong ? <button type="button" onClick={() => void withoutPhotos()}>{words.refused.withoutPhotos}</button> : null}
      {sure ? (
        <div class="pair">
          <button type="button" class="danger" onClick={() => void outbox.discard(command)}>{words.refused.sure}</button>
          <button type="button" onClick={() => setSure(false)}>{words.cancel}</button>
        </div>
      ) : <button type="button" class="quiet" onClick={() => setSure(true)}>{words.refused.discard}</button>}
    </section>
  );
};

/** The same without photos and voice, however deep they are named. */
const withoutEvidence = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(withoutEvidence)
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'evidence').map(([name, one]) => [name, withoutEvidence(one)])) : value;

/** What was recorded, in words, so that it can be read out or written down. */
export const Recorded = ({ command: { payload } }: { command: Command }) => {
  const { words } = useWords();
  const lines = Object.entries(payload).flatMap(([name, value]) => {
    const label = (words.fields as Record<string, string>)[name];
    return label === undefined || value === undefined ? [] : [[label, inWords(value, words.codes)] as const];
  });
  return <dl>{lines.map(([label, said]) => <div key={label}><dt>{label}</dt><dd>{said}</dd></div>)}</dl>;
};

function inWords(value: unknown, codes: Record<string, string>): string {
  if (Array.isArray(value)) return value.map((one) => inWords(one, codes)).join('；');
  if (typeof value === 'object' && value !== null) return 'text' in value ? String(value.text) : Object.entries(value).map(([name, one]) => `${codes[name] ?? name}：${inWords(one, codes)}`).join('；');
  return codes[String(value)] ?? String(value);
}
