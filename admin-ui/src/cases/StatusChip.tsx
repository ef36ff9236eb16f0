import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useWords } from '../i18n/words.ts';
import { tints } from '../theme/colours.ts';
import { statusLook } from '../theme/status.ts';

export const StatusChip = ({ status, family = 'status' }: { status: string; family?: 'status' | 'visitStatus' }) => {
  const { word } = useWords();
  const mode = useTheme().palette.mode;
  const look = statusLook[status] ?? { tint: 'paper' as const, glyph: '·' };
  const tint = tints[mode][look.tint];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', gap: 0.5, px: 0.75, borderRadius: '4px', bgcolor: tint.bg, color: tint.fg, fontSize: '0.8125rem', lineHeight: '24px', whiteSpace: 'nowrap' }}
    >
      <span aria-hidden>{look.glyph}</span>
      {word(family, status)}
    </Box>
  );
};
