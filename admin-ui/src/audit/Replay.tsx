import { Alert, styled, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { ClockBars } from './ClockBars.tsx';
import { Compare } from './Compare.tsx';
import type { Step } from './history.ts';
import { isRung, walks } from './history.ts';
import { Integrity } from './Integrity.tsx';
import { Lines } from './Lines.tsx';
import { OpenThen } from './OpenThen.tsx';
import { Panels } from './Panels.tsx';
import { Playhead } from './playhead.ts';
import { Road } from './Road.tsx';
import { StateThen } from './StateThen.tsx';
import { statusWords, type Subject } from './subject.ts';
import { Transport } from './Transport.tsx';
import { useFrames } from './useFrames.ts';
import { useIntegrity } from './useIntegrity.ts';
import { useTransport } from './useTransport.ts';
import { WhyDue } from './WhyDue.tsx';

/**
 * The page in motion. Of a record of hundreds of lines a step may cost a sixtieth of a second on a slow machine: whatever does not change with
 * the line shown is made once and handed on as it is.
 */
export const Replay = ({ subject, steps, back }: { subject: Subject; steps: readonly Step[]; back: ReactNode }) => {
  const { t, word, at } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('lg'));
  const position = useTransport(steps);
  const { nth, go, goTo } = position;
  const step = steps[nth]!;
  const seq = step.line.seq;
  const { frame, behind, error, end } = useFrames(subject, seq, steps.at(-1)!.line.seq);
  const checked = useIntegrity(subject, steps, frame);
  const why = useProblemWords();
  const [panel, setPanel] = useState('road');
  const [clock, setClock] = useState('');
  const ask = useCallback((chosen: string) => {
    setClock(chosen);
    setPanel('then');
    setTimeout(() => document.querySelector('#why-due')?.scrollIntoView({ block: 'center' }), 0);
  }, []);
  // The picture changes where it moved or was supervised; other lines leave it as it is.
  const drawn = useMemo(() => steps.findLastIndex((one, place) => place <= nth && (walks(one) || isRung(one))), [steps, nth]);
  const lines = useMemo(() => <Lines steps={steps} seq={seq} broken={checked.broken} onLine={goTo} />, [steps, seq, checked.broken, goTo]);
  const road = useMemo(() => <Road kind={subject.kind} steps={steps} drawn={drawn} status={step.status} go={go} onLine={goTo} />, [subject.kind, steps, drawn, step.status, go, goTo]);
  const bars = useMemo(() => <ClockBars steps={steps} frame={frame} end={end} onWhy={ask} />, [steps, frame, end, ask]);
  const then = useMemo(() => (frame ? (
    <Pair>
      <StateThen frame={frame} />
      <div id="why-due"><WhyDue frame={frame} chosen={clock} onChoose={setClock} onLine={goTo} /></div>
    </Pair>
  ) : null), [frame, clock, goTo]);
  const more = useMemo(() => (
    <Stack>
      {frame ? <Compare subject={subject} steps={steps} frame={frame} /> : null}
      {frame ? <OpenThen frame={frame} /> : null}
      <Integrity subject={subject} checked={checked} count={steps.length} head={steps.at(-1)!.line.hash} />
    </Stack>
  ), [subject, steps, frame, checked]);
  const words = step.line.words ?? step.line.type;
  return (
    <Sheet aria-busy={behind}>
      {checked.broken === undefined ? null : <Alert severity="error" variant="filled" sx={{ gridColumn: '1 / -1' }}>{t('replay.banner', { seq: checked.broken })}</Alert>}
      {/* A reader who does not see the pictures hears every step. */}
      <div role="status" className="unseen">{position.playing ? '' : `${t('replay.lineOf', { line: nth + 1, all: steps.length, words })} ${word(statusWords[subject.kind], step.status)}`}</div>
      <Stack>
        <div className="said">{back}<h2>{words}</h2></div>
        <div className="transport"><Transport steps={steps} position={position} /></div>
        {error && !frame ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
        <Playhead value={step.at}>
          {narrow ? <Panels panels={{ lines, road, bars, then, more }} chosen={panel} onChoose={setPanel} /> : <>{road}{bars}{then}{more}</>}
        </Playhead>
        <p className="as-of">{t('replay.asOf', { at: at(step.line.at, true) })}</p>
      </Stack>
      {narrow ? null : <div className="lines">{lines}</div>}
    </Sheet>
  );
};

const Stack = styled('div')({ display: 'grid', gap: 12, minWidth: 0, '& > div': { minWidth: 0 } });

const Pair = styled('div')(({ theme }) => ({
  display: 'grid', gap: 12, gridTemplateColumns: 'minmax(0,1fr)', alignItems: 'start', '& > div': { minWidth: 0 }, [theme.breakpoints.up('xl')]: { gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)' },
}));

const Sheet = styled('div')(({ theme }) => ({
  display: 'grid', gap: 12, gridTemplateColumns: 'minmax(0,1fr)', alignItems: 'start', [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0,1fr) 372px' },
  '& .unseen': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
  '& .said': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 16, '& h2': { ...theme.typography.body1, fontWeight: 600, margin: 0, overflowWrap: 'anywhere' } },
  '& .transport': { position: 'sticky', top: 50, zIndex: 2, [theme.breakpoints.up('md')]: { top: 54 } },
  '& .as-of': { ...theme.typography.caption, color: theme.palette.text.secondary, margin: 0 },
  '& .lines': { position: 'sticky', top: 54, minWidth: 0 },
}));
