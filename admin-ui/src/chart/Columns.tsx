import { useTheme } from '@mui/material/styles';

export interface Column { label: string; values: readonly number[]; shown: string }

const height = 96;
/** Room for a short label, and for each letter of a longer one. */
const least = 56;
const letter = 6.2;

/**
 * Columns as a small picture, one group a label, each series with a pattern of its own as well as a colour. It says nothing that the table
 * beside it does not: to a screen reader it is not there.
 */
export const Columns = ({ columns }: { columns: readonly Column[] }) => {
  const { primary, text, divider } = useTheme().palette;
  const most = Math.max(1, ...columns.flatMap(({ values }) => values));
  const series = columns[0]?.values.length ?? 1;
  const step = Math.max(least, ...columns.map(({ label }) => label.length * letter + 8));
  const width = columns.length * step;
  const wide = Math.min(20, 36 / series);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height + 34}`} width="100%" style={{ display: 'block', maxHeight: 180 }} fontSize="11" fill={text.secondary}>
      <defs>
        <pattern id="second-series" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill={primary.light} /><rect width="2" height="5" fill={primary.main} />
        </pattern>
      </defs>
      <line x1="0" x2={width} y1={height + 14} y2={height + 14} stroke={divider} />
      {columns.map(({ label, values, shown }, at) => (
        <g key={label} transform={`translate(${at * step + step / 2} 0)`} textAnchor="middle">
          {values.map((value, nth) => {
            const tall = Math.max(value > 0 ? 2 : 0, (value / most) * height);
            return <rect key={nth} x={(nth - series / 2) * wide} width={wide - 2} y={height + 14 - tall} height={tall} fill={nth === 0 ? primary.main : 'url(#second-series)'} />;
          })}
          <text y={height + 9 - (Math.max(...values) / most) * height}>{shown}</text>
          <text y={height + 28}>{label}</text>
        </g>
      ))}
    </svg>
  );
};
