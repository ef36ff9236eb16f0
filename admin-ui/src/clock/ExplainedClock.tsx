import { Box, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useMemo } from 'react';
import { axisOf } from '../audit/axis.ts';
import type { Clock, Stretch } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';
import { BarKey } from './BarKey.tsx';
import { segmentsOf } from './segments.ts';
import { StretchBar } from './StretchBar.tsx';
import { StretchSentences } from './StretchSentences.tsx';

type Sum = Pick<Clock, 'usedSeconds' | 'leftSeconds' | 'due'> & { explain?: Stretch[]; rungs?: { rung: string | number; at: string | null; reachedAt?: string | null }[]; startedAt?: string };

/** A whole sum that anybody can check with a pencil: the bar, what it adds up to, and a sentence for every stretch. */
const ExplainedClock = ({ clock, onLine }: { clock: Sum; onLine?: (seq: number) => void }) => {
  const { t, at, hours } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const explain = useMemo(() => clock.explain ?? [], [clock.explain]);
  const segments = useMemo(() => segmentsOf(clock), [clock]);
  const due = clock.due ? Date.parse(clock.due) : undefined;
  const end = segments.at(-1)?.to;
  const rungs = (clock.rungs ?? []).flatMap(({ at: when, reachedAt }) => (when ? [{ at: Date.parse(when), reached: Boolean(reachedAt) }] : []));
  const axis = useMemo(() => axisOf([...segments.map(({ from }) => from), ...(end ? [end] : []), ...(due ? [due] : [])], 'real'), [segments, end, due]);
  if (explain.length === 0 || end === undefined) return <Typography color="text.secondary" variant="body2">{t('clock.nothing')}</Typography>;
  const sums = (['counted', 'closed', 'holiday', 'paused'] as const).map((kind) => [kind, explain.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.seconds, 0)] as const);
  const inView = rungs.filter((rung) => rung.at >= axis.from && rung.at <= axis.to);
  return (
    <Box sx={{ display: 'grid', gap: 0.75, py: 0.5 }}>
      <StretchBar segments={segments} place={axis.place} due={due} rungs={inView} head={end} width={narrow ? 320 : 640} />
      <Box aria-hidden sx={{ display: 'flex', justifyContent: 'space-between', fontSize: '0.78125rem', color: 'text.secondary' }}>
        <span>{at(new Date(axis.from).toISOString())}</span>
        <span>{at(new Date(axis.to).toISOString())}</span>
      </Box>
      <BarKey />
      <Typography variant="body2">
        {sums.filter(([, seconds]) => seconds > 0).map(([kind, seconds]) => t(`clock.sum.${kind}`, { span: hours(seconds) })).join(t('clock.and'))}
      </Typography>
      <StretchSentences explain={explain} onLine={onLine} />
    </Box>
  );
};

export default ExplainedClock;
