import First from '@mui/icons-material/FirstPage';
import Last from '@mui/icons-material/LastPage';
import Next from '@mui/icons-material/SkipNext';
import Pause from '@mui/icons-material/Pause';
import Play from '@mui/icons-material/PlayArrow';
import Previous from '@mui/icons-material/SkipPrevious';
import { IconButton, styled, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { memo } from 'react';
import { useWords } from '../i18n/words.ts';
import { walks, type Step } from './history.ts';
import { kindColours, kindOf } from './kinds.ts';
import { speeds, type Transport as Position } from './useTransport.ts';

/** Step, play and scrub; a mark for every line, in the colour of whoever wrote it. */
export const Transport = ({ steps, position }: { steps: readonly Step[]; position: Position }) => {
  const { t, at } = useWords();
  const { nth, last, go } = position;
  const step = steps[nth]!;
  const played = (100 * nth) / Math.max(1, last);
  return (
    <Deck aria-label={t('replay.transport')}>
      <div className="row">
        <Controls playing={position.playing} speed={position.speed} first={nth === 0} final={nth === last} alone={last < 1} last={last} go={go} play={position.play} setSpeed={position.setSpeed} />
        <span className="place"><b>{nth + 1}</b>/{last + 1} · {at(step.line.at, true)}</span>
      </div>
      <div className="scale">
        {/* The browser's own slider: it has keys and a name for every reader, and costs next to nothing to move. */}
        <input
          type="range" min={1} max={Math.max(2, last + 1)} step={1} value={nth + 1} disabled={last < 1} onChange={(moved) => go(Number(moved.target.value) - 1)}
          aria-label={t('replay.slider')} aria-valuetext={t('replay.lineOf', { line: nth + 1, all: last + 1, words: step.line.words ?? '' })}
        />
        <div className="marks">
          <Marks steps={steps} />
          <div aria-hidden className="ahead" style={{ width: `calc(${100 - played}% - 2px)` }} />
        </div>
      </div>
      <Keys />
    </Deck>
  );
};

const Keys = memo(function Keys() {
  const { t } = useWords();
  return <p className="keys">{t('replay.keys')}</p>;
});

const Deck = styled('section')(({ theme }) => ({
  ...theme.typography.body1, backgroundColor: theme.palette.background.paper, border: `1px solid ${theme.palette.divider}`, borderRadius: theme.shape.borderRadius, padding: '8px 16px',
  '& .row': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 4 },
  '& .place': { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums' },
  '& .scale': { padding: '0 8px' },
  '& input[type="range"]': { width: 'calc(100% + 16px)', margin: '4px -8px', height: 24, accentColor: theme.palette.primary.main, cursor: 'pointer' },
  '& .marks': { position: 'relative' },
  '& .ahead': { position: 'absolute', inset: 0, left: 'auto', backgroundColor: theme.palette.background.paper, opacity: 0.6 },
  '& .keys': { ...theme.typography.caption, color: theme.palette.text.secondary, margin: 0, [theme.breakpoints.down('md')]: { display: 'none' } },
}));

interface Controlled extends Pick<Position, 'playing' | 'speed' | 'last' | 'go' | 'play' | 'setSpeed'> {
  first: boolean;
  final: boolean;
  alone: boolean;
}

/** The buttons change at both ends alone, not with every line. */
const Controls = memo(function Controls({ playing, speed, first, final, alone, last, go, play, setSpeed }: Controlled) {
  const { t } = useWords();
  const buttons: [string, React.ReactNode, () => void, boolean][] = [
    ['first', <First key="i" />, () => go(0), first],
    ['previous', <Previous key="i" />, () => go((nth) => nth - 1), first],
    ['next', <Next key="i" />, () => go((nth) => nth + 1), final],
    ['last', <Last key="i" />, () => go(last), final],
  ];
  return (
    <>
      {buttons.slice(0, 2).map((button) => <Press key={button[0]} button={button} />)}
      <IconButton
        size="small" onClick={() => play(!playing)} aria-label={t(playing ? 'replay.pause' : 'replay.play')} disabled={alone}
        sx={{ bgcolor: 'primary.main', color: 'primary.contrastText', '&:hover': { bgcolor: 'primary.main', filter: 'brightness(.92)' } }}
      >
        {playing ? <Pause /> : <Play />}
      </IconButton>
      {buttons.slice(2).map((button) => <Press key={button[0]} button={button} />)}
      <ToggleButtonGroup size="small" exclusive value={speed} onChange={(_, picked: number | null) => picked && setSpeed(picked)} aria-label={t('replay.speed')} sx={{ ml: 1, '& .MuiToggleButton-root': { py: 0.25, px: 1, textTransform: 'none', color: 'text.primary' } }}>
        {speeds.map((times) => <ToggleButton key={times} value={times} aria-label={t('replay.times', { times })}>{times}×</ToggleButton>)}
      </ToggleButtonGroup>
    </>
  );
});

const Press = ({ button: [name, icon, act, off] }: { button: [string, React.ReactNode, () => void, boolean] }) => {
  const { t } = useWords();
  return <IconButton size="small" aria-label={t(`replay.${name}`)} onClick={act} disabled={off}>{icon}</IconButton>;
};

/** Taller where the case moved along the road. */
const Marks = memo(function Marks({ steps }: { steps: readonly Step[] }) {
  const mode = useTheme().palette.mode;
  const last = Math.max(1, steps.length - 1);
  return (
    <svg width="100%" height="14" aria-hidden style={{ display: 'block', overflow: 'visible' }}>
      {steps.map((step, at) => (
        <rect key={step.line.seq} x={`${(100 * at) / last}%`} y={walks(step) ? 0 : 5} width="3" transform="translate(-1.5 0)" height={walks(step) ? 14 : 9} fill={kindColours[mode][kindOf(step.line)]} />
      ))}
    </svg>
  );
});
