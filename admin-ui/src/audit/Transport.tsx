import First from '@mui/icons-material/FirstPage';
import Last from '@mui/icons-material/LastPage';
import Next from '@mui/icons-material/SkipNext';
import Pause from '@mui/icons-material/Pause';
import Play from '@mui/icons-material/PlayArrow';
import Previous from '@mui/icons-material/SkipPrevious';
import { Box, Card, IconButton, Slider, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
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
  return (
    <Card component="section" aria-label={t('replay.transport')} sx={{ px: 2, py: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.5 }}>
        <Controls playing={position.playing} speed={position.speed} first={nth === 0} final={nth === last} alone={last < 1} last={last} go={go} play={position.play} setSpeed={position.setSpeed} />
        <Typography sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}><b>{nth + 1}</b>/{last + 1} · {at(step.line.at, true)}</Typography>
      </Box>
      <Box sx={{ px: 1 }}>
        <Slider
          size="small" min={1} max={Math.max(2, last + 1)} step={1} value={nth + 1} disabled={last < 1}
          aria-label={t('replay.slider')} getAriaValueText={(value) => t('replay.lineOf', { line: value, all: last + 1, words: steps[value - 1]?.line.words ?? '' })}
          onChange={(_, value) => go((value as number) - 1)}
          sx={{ py: 1, '& .MuiSlider-thumb': { width: 18, height: 18 } }}
        />
        <Box sx={{ position: 'relative' }}>
          <Marks steps={steps} />
          <Box aria-hidden sx={{ position: 'absolute', inset: 0, left: 'auto', bgcolor: 'background.paper', opacity: 0.6 }} style={{ width: `calc(${100 - (100 * nth) / Math.max(1, last)}% - 2px)` }} />
        </Box>
      </Box>
      <Typography variant="caption" color="text.secondary" sx={{ display: { xs: 'none', md: 'block' } }}>{t('replay.keys')}</Typography>
    </Card>
  );
};

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
