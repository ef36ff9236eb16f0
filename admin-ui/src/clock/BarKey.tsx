import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { memo } from 'react';
import { useWords } from '../i18n/words.ts';
import { lights } from '../theme/colours.ts';

/** What the pieces of a bar mean. */
export const BarKey = memo(function BarKey() {
  const { t } = useWords();
  const { palette } = useTheme();
  const colours = lights[palette.mode];
  const hatched = `repeating-linear-gradient(45deg, ${colours.grey.solid} 0 2px, ${colours.grey.bg} 2px 5px)`;
  const keys: [string, string][] = [
    ['inTime', colours.green.solid], ['soon', colours.yellow.solid], ['over', colours.red.solid], ['paused', hatched], ['closed', `linear-gradient(transparent 42%, ${colours.grey.solid} 42% 58%, transparent 58%)`],
    ['due', `repeating-linear-gradient(90deg, transparent 0 7px, ${colours.red.solid} 7px 9px, transparent 9px 99px)`],
  ];
  return (
    <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, listStyle: 'none', m: 0, p: 0, fontSize: '0.78125rem', color: 'text.secondary' }}>
      {keys.map(([name, background]) => (
        <Box component="li" key={name} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box component="span" aria-hidden sx={{ width: 18, height: 11, borderRadius: '2px' }} style={{ background }} />
          {t(`clock.key.${name}`)}
        </Box>
      ))}
      <li><span aria-hidden>▼ </span>{t('clock.key.rung')}</li>
    </Box>
  );
});
