import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useWords } from '../i18n/words.ts';
import { lights } from '../theme/colours.ts';
import { lightGlyph } from '../theme/status.ts';
import type { Clock } from './incident.ts';
import { lightOf } from './light.ts';
import { useNow } from './useNow.ts';

/** A deadline as colour, glyph and word. The text ticks; the colour is what the server's clock said. */
export const Light = ({ clock, large = false }: { clock: Clock | undefined; large?: boolean }) => {
  const { t, span, at, word } = useWords();
  const now = useNow();
  const mode = useTheme().palette.mode;
  const colour = lightOf(clock);
  if (!clock || !colour) return null;
  const due = clock.due ? Date.parse(clock.due) : undefined;
  const left = due === undefined ? undefined : (due - now) / 1000;
  const shown = left !== undefined && left < 0 ? 'red' : colour;
  const look = lights[mode][shown];
  const ticking = left !== undefined && shown !== 'grey' ? t(left < 0 ? 'time.over' : 'time.left', { span: span(left, large) }) : '';
  // "over" and "left" already say red and green; amber and grey need their word.
  const named = ticking && (shown === 'red' || shown === 'green') ? '' : t(`light.${shown}`);
  return (
    <Box
      component="span"
      title={`${t('time.clock', { clock: word('clock', clock.name) })} ${clock.due ? t('time.due', { at: at(clock.due, true) }) : ''}`}
      sx={{
        display: 'inline-flex', alignItems: 'center', gap: 0.75, px: large ? 1.25 : 0.75, borderRadius: '4px', whiteSpace: 'nowrap',
        bgcolor: look.bg, color: look.fg, fontWeight: 600, fontSize: large ? 18 : 13, lineHeight: large ? '34px' : '24px',
      }}
    >
      <span aria-hidden>{lightGlyph[shown]}</span>
      {[named, ticking].filter(Boolean).join(' ')}
    </Box>
  );
};
