/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill, useWords } from '../language.ts';
import { canRecord, longestMemo, record, type Recording } from '../phone/memo.ts';
import type { Taken } from '../phone/photo.ts';

/** A voice memo of a minute at most, for whoever writes slowly. Never asked for; it can be heard before it is sent. */
export const MemoPicker = ({ memo, onChange }: { memo: Taken | undefined; onChange: (memo: Taken | undefined) => void }) => {
  const { words } = useWords();
  const [recording, setRecording] = useState<Recording>();
  const [since, setSince] = useState(0);
  const [told, tell] = useState('');
  const latestRef = useRef<Recording | undefined>(undefined);
  useEffect(() => () => latestRef.current?.stop(), []);
  useEffect(() => {
    latestRef.current = recording;
    if (!recording) return;
    const timer = setInterval(() => setSince((seconds) => seconds + 1), 1_000);
    return () => clearInterval(timer);
  }, [recording]);
  if (!canRecord()) return null;
  const begin = async () => {
    tell('');
    try {
      const begun = await record();
      setSince(0);
      setRecording(begun);
      onChange(await begun.memo);
    } catch {
      tell(words.memo.failed);
    }
    setRecording(undefined);
  };
  if (memo) {
    return (
      <div class="stack">
        <audio controls src={memo.address} aria-label={words.memo.name} />
        <button type="button" class="quiet" onClick={() => onChange(undefined)}>{words.memo.remove}</button>
      </div>
    );
  }
  return (
    <div class="stack">
      {recording ? (
        <button type="button" class="danger" onClick={() => recording.stop()}>■ {fill(words.memo.stop, { seconds: longestMemo - since })}</button>
      ) : <button type="button" onClick={() => void begin()}>{words.memo.start}</button>}
      <p class="hint" role="status">{told}</p>
    </div>
  );
};
