/** @jsxImportSource preact */
import { qrOf } from './qr.ts';

/** Black on white in every theme, with the quiet rim that readers need. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const modules = qrOf(text);
  const size = modules.length + 8;
  const path = modules.flatMap((row, down) => row.flatMap((dark, right) => (dark ? [`M${right + 4} ${down + 4}h1v1h-1z`] : []))).join('');
  return (
    <div class="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
        <path fill="#000" d={path} />
      </svg>
    </div>
  );
};
