/** @jsxImportSource preact */
import { encode } from 'uqr';

/** Black on white in every theme, with the quiet rim that readers need. */
export const Qr = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, down) => row.flatMap((dark, right) => (dark ? [`M${right} ${down}h1v1h-1z`] : []))).join('');
  return (
    <div class="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
        <path fill="#000" d={path} />
      </svg>
    </div>
  );
};
