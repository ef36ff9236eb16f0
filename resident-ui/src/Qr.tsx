/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';

/** A QR code as a picture, drawn here: the address goes to nobody. It is fetched when there is one to draw. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const [cells, setCells] = useState<boolean[][]>();
  useEffect(() => {
    void import('uqr').then(({ encode }) => setCells(encode(text, { ecc: 'M', border: 2 }).data)).catch(() => undefined);
  }, [text]);
  if (!cells) return null;
  const d = cells.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${cells.length} ${cells.length}`}><rect width="100%" height="100%" fill="#fff" /><path d={d} fill="#000" /></svg>;
};
