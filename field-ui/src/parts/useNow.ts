import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../door/server-time.ts';

/** The server's clock as the phone guesses it, every half minute: it ticks texts down and decides nothing. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
