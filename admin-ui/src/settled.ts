import { useEffect, useState } from 'react';

let composing = false;
const waiting = new Set<() => void>();
if (typeof document !== 'undefined') {
  document.addEventListener('compositionstart', () => { composing = true; }, true);
  document.addEventListener('compositionend', () => {
    composing = false;
    for (const go of waiting) go();
  }, true);
}

/** A value that stood still for a while, and not while pinyin is being composed: half a syllable is nobody's question. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, settle] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const go = () => { if (!composing) settle(JSON.parse(text) as T); };
    const timer = setTimeout(go, milliseconds);
    waiting.add(go);
    return () => {
      clearTimeout(timer);
      waiting.delete(go);
    };
  }, [text, milliseconds]);
  return settled;
}
