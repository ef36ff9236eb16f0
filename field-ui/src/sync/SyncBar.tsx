/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useBag, useOutbox } from '../bag.ts';
import { knownOffset } from '../door/server-time.ts';
import { fill, useWords } from '../language.ts';
import { syncState, type SyncState } from '../outbox/sync-state.ts';
import { useNow } from '../parts/useNow.ts';
import { go } from '../route.ts';

const colours: Record<SyncState['kind'], [colour: string, glyph: string]> = {
  broken: ['red', '▲'], full: ['red', '▲'], needsYou: ['red', '▲'], old: ['red', '▲'], locked: ['red', '▲'], login: ['amber', '◆'], sending: ['amber', '◆'],
  // Being offline is no fault: grey, never red, and work goes on.
  offline: ['grey', '‖'], failed: ['amber', '◆'], waiting: ['amber', '◆'], sent: ['green', '●'],
};

export const useSaysOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
};

/** Where one's records are, in words, always in sight. */
export const SyncBar = () => {
  const { outbox, needsLogin } = useBag();
  const view = useOutbox();
  const saysOnline = useSaysOnline();
  const { words, time } = useWords();
  const state = syncState({ ...view, needsLogin, now: useNow() - (knownOffset() ?? 0), saysOnline });
  const [colour, glyph] = colours[state.kind];
  const said = () => {
    switch (state.kind) {
      case 'sent':
        return state.at === undefined ? words.sync.sent : fill(words.sync.sentAt, { at: time(state.at) });
      case 'failed':
        return fill(words.sync.failed, { at: time(state.tryAt), count: state.count });
      case 'login':
        return fill(state.count === 0 ? words.sync.loginEmpty : words.sync.login, { count: state.count });
      case 'offline':
        return fill(state.count === 0 ? words.sync.offlineEmpty : words.sync.offline, { count: state.count });
      default:
        return fill(words.sync[state.kind], 'count' in state ? { count: state.count } : {});
    }
  };
  const act = (): [string, () => void] | undefined => {
    if (state.kind === 'failed' || state.kind === 'old' || state.kind === 'waiting') return [words.sync.tryNow, () => void outbox.tryNow()];
    if (state.kind === 'login') return [words.sync.logIn, () => go('me')];
    return state.kind === 'needsYou' || state.kind === 'full' || state.kind === 'broken' || state.kind === 'locked' ? [words.sync.look, () => go('waiting')] : undefined;
  };
  const [label, then] = act() ?? [];
  return (
    <div class={`sync ${colour}`} data-sync={state.kind}>
      <span role="status">{glyph} {said()}</span>
      {label ? <button type="button" class="plain" onClick={then}>{label}</button> : null}
    </div>
  );
};
