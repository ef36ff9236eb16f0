/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Known } from './FollowPage.tsx';
import { fill, useWords } from './language.ts';
import { Qr } from './Qr.tsx';

export interface Received {
  number: string;
  code: string;
  expectedBy?: string | null;
  provisional?: boolean;
  /** The report is kept and starts by itself later (202). */
  later: boolean;
}

/** Number and code, large enough to be photographed. */
export const Receipt = ({ received, onFollow, onAnother }: { received: Received; onFollow: (matter: Known) => void; onAnother: () => void }) => {
  const { words, at } = useWords();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const link = `${location.origin}/r/${received.number}?code=${encodeURIComponent(received.code)}`;
  const copy = () =>
    navigator.clipboard.writeText(`${words.number} ${received.number} ${words.code} ${received.code}`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section class="card">
      <h2 tabIndex={-1} ref={heading}>✓ {received.later ? words.receivedLater : words.received}</h2>
      <dl>
        <dt>{words.number}</dt>
        <dd class="big">{received.number}</dd>
        <dt>{words.code}</dt>
        <dd class="big">{received.code}</dd>
      </dl>
      {received.expectedBy ? <p>{fill(words.expected, { at: at(received.expectedBy) })}{received.provisional ? words.provisional : null}</p> : null}
      <p class="hint">{words.keep}</p>
      <Qr text={link} label={words.qr} />
      <p class="hint"><a href={link}>{words.link}</a> {words.linkHint}</p>
      {isSecureContext ? <button type="button" onClick={copy}>{copied ? words.copied : words.copy}</button> : null}
      <span class="unseen" role="status">{copied ? words.copied : ''}</span>
      <button type="button" class="go" onClick={() => onFollow(received)}>{words.seeProgress}</button>
      <button type="button" onClick={onAnother}>{words.another}</button>
    </section>
  );
};
