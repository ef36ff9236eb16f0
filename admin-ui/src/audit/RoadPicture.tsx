import { useTheme } from '@mui/material/styles';
import { memo, useId } from 'react';
import { useWords } from '../i18n/words.ts';
import type { Walked } from './history.ts';
import { kindColours } from './kinds.ts';
import { lineOf, roads, sheet } from './roadmap.ts';
import { statusWords, type SubjectKind } from './subject.ts';

/** The road with the path that was walked so far. The table beside it says the same in words. */
export const RoadPicture = memo(function RoadPicture({ kind, walked, status, tall, onPlace }: { kind: SubjectKind; walked: Walked; status: string; tall: boolean; onPlace: (place: string) => void }) {
  const { t, word } = useWords();
  const { palette } = useTheme();
  const id = useId();
  const road = roads[kind];
  const paper = sheet(tall, road);
  const nameOf = (place: string): string => word(statusWords[kind], place);
  const colours = kindColours[palette.mode];
  const drawn = road.ways.filter((one) => one.always || walked.ways.has(one.name)).toSorted((one, other) => Number(walked.ways.has(one.name)) - Number(walked.ways.has(other.name)));
  const shown = road.places.filter((one) => road.always(one) || walked.places.has(one));
  return (
    <svg viewBox={`0 0 ${paper.width} ${paper.height}`} width="100%" style={{ maxHeight: tall ? 520 : 300, display: 'block' }} role="img" aria-label={t('replay.roadLabel', { status: nameOf(status), count: walked.places.size })}>
      <defs>
        {(['plain', 'person', 'clock'] as const).map((name) => (
          <marker key={name} id={`${id}${name}`} viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth={name === 'plain' ? 8 : 11} markerHeight={name === 'plain' ? 8 : 11} orient="auto">
            <path d="M0 0L8 4L0 8z" fill={name === 'plain' ? palette.text.secondary : colours[name]} />
          </marker>
        ))}
      </defs>
      {drawn.map((one) => {
        const taken = walked.ways.get(one.name);
        const { d, label } = lineOf(one, paper);
        const name = taken ? (taken.byClock ? 'clock' : 'person') : 'plain';
        return (
          <g key={one.name}>
            <path d={d} fill="none" stroke={name === 'plain' ? palette.text.secondary : colours[name]} strokeWidth={taken ? 3 : 1} opacity={taken ? 1 : 0.35} strokeDasharray={taken?.byClock ? '6 4' : undefined} markerEnd={`url(#${id}${name})`} />
            {taken && taken.times > 1 ? <text x={label.x} y={label.y} fontSize="13" fontWeight="700" textAnchor="middle" fill={colours.person}>×{taken.times}</text> : null}
          </g>
        );
      })}
      {shown.map((one) => {
        const { x, y } = paper.at(one);
        const { width, height } = paper.box;
        const here = one === status;
        const times = walked.places.get(one) ?? 0;
        const rungs = walked.rungs.get(one) ?? 0;
        return (
          <g key={one} transform={`translate(${x} ${y})`} onClick={() => times > 0 && onPlace(one)} style={{ cursor: times > 0 ? 'pointer' : 'default' }}>
            <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={6} fill={here ? palette.primary.main : times ? palette.primary.light : palette.background.paper} stroke={times ? palette.primary.main : palette.divider} strokeWidth={times ? 1.5 : 1} />
            <text textAnchor="middle" y={5} fontSize={nameOf(one).length > 9 ? 11.5 : 14} fontWeight={here ? 700 : 400} fill={here ? palette.primary.contrastText : times ? palette.text.primary : palette.text.secondary}>
              {nameOf(one)}{times > 1 ? ` ×${times}` : ''}
            </text>
            {rungs > 0 ? <text x={width / 2 - 2} y={height / 2 + 14} textAnchor="end" fontSize="12.5" fill={colours.clock}>⚑{rungs}</text> : null}
          </g>
        );
      })}
    </svg>
  );
});
