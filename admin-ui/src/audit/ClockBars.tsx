import { Box, Button, ToggleButton, ToggleButtonGroup, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { memo, useMemo, useState } from 'react';
import type { Clock } from '../cases/incident.ts';
import { Section } from '../cases/Section.tsx';
import { BarKey } from '../clock/BarKey.tsx';
import { segmentsOf } from '../clock/segments.ts';
import { StretchBar } from '../clock/StretchBar.tsx';
import { useWords } from '../i18n/words.ts';
import { axisOf, scales, type Axis, type Scale } from './axis.ts';
import { ClockTable } from './ClockTable.tsx';
import { clockKey } from './clock-key.ts';
import type { Step } from './history.ts';
import { usePlayhead } from './playhead.ts';
import type { Frame } from './record.ts';

/** Windows that others have are too long to share a line of time with duties. */
const windows = new Set(['objection', 'archive']);

/** The clocks as they stood, growing with every line, all on one line of time. */
export const ClockBars = memo(function ClockBars({ steps, frame, end, onWhy }: { steps: readonly Step[]; frame: Frame | undefined; end: Frame | undefined; onWhy: (clock: string) => void }) {
  const { t } = useWords();
  const [scale, setScale] = useState<Scale>('folded');
  const [table, setTable] = useState(false);
  const axis = useMemo(() => {
    const dues = (end?.clocks ?? []).flatMap((clock) => (clock.due && !windows.has(clock.name) ? [Date.parse(clock.due)] : []));
    const starts = (end?.clocks ?? []).map((clock) => Date.parse(clock.startedAt));
    return axisOf([...steps.map(({ at }) => at), ...starts, ...dues], scale);
  }, [steps, end, scale]);
  const clocks = frame?.clocks ?? [];
  return (
    <Section title={t('replay.bars')} side={<Button size="small" onClick={() => setTable(!table)}>{t(table ? 'replay.asPicture' : 'replay.asTable')}</Button>}>
      {table ? <ClockTable clocks={clocks} /> : (
        <>
          <Scales scale={scale} onChoose={setScale} />
          {clocks.length === 0 ? <Typography color="text.secondary">{t('clocks.none')}</Typography> : null}
          <Box sx={{ position: 'relative' }}>
            {clocks.map((clock) => <Row key={clockKey(clock)} clock={clock} axis={axis} onWhy={onWhy} />)}
            <Head axis={axis} />
          </Box>
          <Ends axis={axis} />
          <BarKey />
        </>
      )}
    </Section>
  );
});

/** Where the line shown stands: it alone moves with every step. */
const Head = ({ axis }: { axis: Axis }) => {
  const head = usePlayhead();
  return <div aria-hidden style={{ position: 'absolute', top: 0, bottom: 0, width: 2, marginLeft: -1, backgroundColor: 'currentColor', opacity: 0.55, pointerEvents: 'none', left: `${100 * axis.place(head)}%` }} />;
};

const Row = memo(function Row({ clock, axis, onWhy }: { clock: Clock; axis: Axis; onWhy: (clock: string) => void }) {
  const { t, word, at, hours } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const segments = useMemo(() => segmentsOf(clock), [clock]);
  const rungs = (clock.rungs ?? []).flatMap((rung) => (rung.at && Date.parse(rung.at) <= axis.to ? [{ at: Date.parse(rung.reachedAt ?? rung.at), reached: Boolean(rung.reachedAt) }] : []));
  const stopped = clock.state === 'stopped';
  return (
    <Box sx={{ pb: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 1, alignItems: 'baseline' }}>
        <Typography variant="body2">
          <b>{word('clock', clock.name)}</b>{clock.round > 1 ? ` ${t('clocks.round', { round: clock.round })}` : ''} · {t(`clocks.state.${clock.state}`)} · {t('replay.used', { used: hours(clock.usedSeconds) })}
          {stopped ? '' : ` · ${t(clock.leftSeconds < 0 ? 'time.over' : 'time.left', { span: hours(clock.leftSeconds) })}`}
        </Typography>
        <Button size="small" sx={{ minHeight: 26, py: 0 }} onClick={() => onWhy(clockKey(clock))} aria-label={t('replay.whyOf', { clock: word('clock', clock.name) })}>
          {clock.due ? t('clocks.due', { at: at(clock.due) }) : t('clocks.noDue')}{clock.due && clock.provisional ? ` ${t('time.provisional')}` : ''}
        </Button>
      </Box>
      <StretchBar
        segments={segments} place={axis.place} width={narrow ? 330 : 760}
        due={clock.due && Date.parse(clock.due) <= axis.to ? Date.parse(clock.due) : undefined} rungs={stopped ? rungs.filter(({ reached }) => reached) : rungs}
      />
    </Box>
  );
});

const Scales = memo(function Scales({ scale, onChoose }: { scale: Scale; onChoose: (scale: Scale) => void }) {
  const { t } = useWords();
  return (
    <ToggleButtonGroup size="small" exclusive value={scale} onChange={(_, picked: Scale | null) => picked && onChoose(picked)} aria-label={t('replay.scale')} sx={{ pb: 1, '& .MuiToggleButton-root': { py: 0.25, textTransform: 'none', color: 'text.primary' } }}>
      {scales.map((name) => <ToggleButton key={name} value={name}>{t(`replay.scales.${name}`)}</ToggleButton>)}
    </ToggleButtonGroup>
  );
});

const Ends = ({ axis }: { axis: Axis }) => {
  const { at } = useWords();
  return (
    <Box aria-hidden sx={{ display: 'flex', justifyContent: 'space-between', fontSize: '0.78125rem', color: 'text.secondary', pb: 0.5 }}>
      <span>{at(new Date(axis.from).toISOString())}</span>
      <span>{at(new Date(axis.to).toISOString())}</span>
    </Box>
  );
};
