/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { fill, useWords } from '../language.ts';

const megabyte = 2 ** 20;

/** How much room the records have on this phone, and whether the browser may clear them away by itself. */
export const Room = () => {
  const { words } = useWords();
  const [room, setRoom] = useState<{ used: number; free: number; safe: boolean }>();
  useEffect(() => {
    const look = async () => {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate();
      setRoom({ used: usage, free: Math.max(0, quota - usage), safe: await navigator.storage.persisted() });
    };
    if ('storage' in navigator && 'estimate' in navigator.storage) void look().catch(() => undefined);
  }, []);
  if (!room) return null;
  return <p class="hint">{fill(words.waiting.room, { used: Math.ceil(room.used / megabyte), free: Math.floor(room.free / megabyte) })} {room.safe ? words.waiting.safe : words.waiting.unsafe}</p>;
};
