import { useTheme } from '@mui/material/styles';
import { memo, useId } from 'react';
import { lights } from '../theme/colours.ts';
import type { Segment } from './segments.ts';

export interface Mark {
  at: number;
  reached: boolean;
}

interface Drawn {
  segments: readonly Segment[];
  place: (instant: number) => number;
  due?: number | undefined;
  rungs?: readonly Mark[];
  head?: number | undefined;
  width: number;
}

const height = 30;
const bar = { top: 9, height: 13 };

/**
 * One clock on a line of time: counted time in its light, holidays and closed hours as a thin grey line, pauses hatched, the end dashed,
 * rungs as flags. It is a picture of words that stand beside it, so that a screen reader is spared it.
 */
export const StretchBar = memo(function StretchBar({ segments, place, due, rungs = [], head, width }: Drawn) {
  const { palette } = useTheme();
  const colours = lights[palette.mode];
  const id = useId();
  const x = (instant: number) => 2 + place(instant) * (width - 4);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" aria-hidden style={{ display: 'block', overflow: 'visible' }}>
      <defs>
        <pattern id={`${id}p`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill={colours.grey.bg} />
          <line x1="0" x2="0" y1="0" y2="6" stroke={colours.grey.solid} strokeWidth="3" />
        </pattern>
        <pattern id={`${id}e`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <line x1="0" x2="0" y1="0" y2="5" stroke={palette.background.paper} strokeWidth="1.5" />
        </pattern>
      </defs>
      {segments.map((segment) => {
        const left = x(segment.from);
        const size = { x: left, width: Math.max(segment.kind === 'counted' ? 1.5 : 0, x(segment.to) - left) };
        const key = `${segment.from} ${segment.light}`;
        if (segment.kind === 'paused') return <rect key={key} {...size} y={bar.top} height={bar.height} fill={`url(#${id}p)`} stroke={colours.grey.solid} strokeWidth="1" />;
        if (segment.kind !== 'counted') return <rect key={key} {...size} y={bar.top + bar.height / 2 - 1} height={segment.kind === 'holiday' ? 4 : 2} fill={colours.grey.solid} opacity={0.7} />;
        const edge = segment.light === 'yellow' && palette.mode === 'light' ? { stroke: '#8F5F00', strokeWidth: 1 } : {};
        return (
          <g key={key}>
            <rect {...size} y={bar.top} height={bar.height} fill={colours[segment.light].solid} {...edge} />
            {segment.extended ? <rect {...size} y={bar.top} height={bar.height} fill={`url(#${id}e)`} /> : null}
          </g>
        );
      })}
      {due === undefined ? null : <line x1={x(due)} x2={x(due)} y1={3} y2={height - 3} stroke={colours.red.solid} strokeWidth="2" strokeDasharray="4 3" />}
      {rungs.map((rung) => (
        <path
          key={rung.at}
          d={`M${x(rung.at)} 8l-4-7h8z`}
          fill={rung.reached ? palette.text.primary : palette.background.paper}
          stroke={palette.text.primary}
          strokeWidth="1"
        />
      ))}
      {head === undefined ? null : <line x1={x(head)} x2={x(head)} y1={0} y2={height} stroke={palette.text.primary} strokeWidth="1.5" />}
    </svg>
  );
});
