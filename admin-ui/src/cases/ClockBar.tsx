import { Box, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useWords } from '../i18n/words.ts';
import { lights } from '../theme/colours.ts';
import { lightOf } from './light.ts';
import type { Clock } from './incident.ts';

/** Used against allowed, with the rungs that were reached. The words below say the same as the bar. */
export const ClockBar = ({ clock }: { clock: Clock }) => {
  const { t, hours, budget, at, word } = useWords();
  const mode = useTheme().palette.mode;
  const total = clock.usedSeconds + clock.leftSeconds;
  const over = clock.leftSeconds < 0;
  const used = total > 0 ? Math.min(100, (100 * clock.usedSeconds) / total) : 100;
  const colour = lights[mode][lightOf(clock) ?? (over ? 'red' : 'green')].solid;
  const said = { used: hours(clock.usedSeconds), left: hours(clock.leftSeconds), over: hours(clock.leftSeconds), budget: budget(clock.budget) };
  const reached = (clock.rungs ?? []).filter((rung) => rung.reachedAt);
  const next = clock.state === 'stopped' ? undefined : (clock.rungs ?? []).find((rung) => !rung.reachedAt && rung.at);
  /** 催办 100 %, 一级督办, 通报. */
  const rungWords = (rung: string, then: string | undefined) => {
    const height = /^supervise(\d)$/.exec(rung)?.[1];
    if (height) return word('height', height);
    return [then && word('rung', then), /^\d/.test(rung) ? rung : ''].filter(Boolean).join(' ') || rung;
  };
  return (
    <Box sx={{ opacity: clock.state === 'stopped' ? 0.8 : 1 }}>
      <Box sx={{ height: 8, my: 0.5, borderRadius: '4px', overflow: 'hidden', bgcolor: 'action.hover', border: 1, borderColor: 'divider' }} aria-hidden>
        <Box sx={{ height: '100%', bgcolor: colour }} style={{ width: `${used}%` }} />
      </Box>
      <Typography variant="body2">{t(over ? 'clocks.barOver' : 'clocks.bar', said)}</Typography>
      {reached.map((rung) => (
        <Typography key={rung.rung} variant="caption" component="p">
          ⚑ {t('clocks.rungReached', { rung: rungWords(rung.rung, rung.then), at: at(rung.reachedAt) })}
        </Typography>
      ))}
      {next ? (
        <Typography variant="caption" component="p" color="text.secondary">
          {t('clocks.rungAhead', { rung: rungWords(next.rung, next.then), at: at(next.at) })}
        </Typography>
      ) : null}
    </Box>
  );
};
