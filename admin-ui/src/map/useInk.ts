import { useTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import { lights } from '../theme/colours.ts';
import type { Ink } from './paint.ts';

/** The colours of the theme, for a picture that React does not draw. */
export function useInk(): Ink {
  const { primary, secondary, text, background, mode } = useTheme().palette;
  return useMemo(() => ({ line: primary.main, fill: primary.light, text: text.primary, surface: background.paper, mark: secondary.main, lights: lights[mode] }), [primary, secondary, text, background, mode]);
}
