import { streamAddress } from '../dataProvider.ts';

const pollingEvery = 30_000;
const channelName = 'gewu-live';

/**
 * Tells whenever the server reports a change. One connection for all tabs: HTTP/1.1 allows a browser six in all, so the tab that
 * holds the lock listens and passes the word on. Until the stream answers, and whenever it is broken, a timer stands in.
 */
export function listenToServer(tell: () => void): () => void {
  const others = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : undefined;
  const abort = new AbortController();
  others?.addEventListener('message', tell);
  const heard = () => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of our own tabs, not a window
    others?.postMessage('changed');
    tell();
  };
  const lead = () => connect(heard, abort.signal);
  if (navigator.locks) navigator.locks.request(channelName, { signal: abort.signal }, lead).catch(() => undefined);
  else void lead();
  return () => {
    abort.abort();
    others?.close();
  };
}

/** Listens until told to stop; resolves then, so that another tab may take over. */
function connect(heard: () => void, stop: AbortSignal): Promise<void> {
  const source = new EventSource(streamAddress);
  let poll: ReturnType<typeof setInterval> | undefined = setInterval(heard, pollingEvery);
  source.addEventListener('message', heard);
  source.addEventListener('change', heard);
  source.addEventListener('open', () => {
    clearInterval(poll);
    poll = undefined;
  });
  source.addEventListener('error', () => {
    poll ??= setInterval(heard, pollingEvery);
  });
  return new Promise((resolve) => {
    stop.addEventListener('abort', () => {
      source.close();
      clearInterval(poll);
      resolve();
    });
  });
}
