import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { lights } from '../theme/colours.ts';
import { numberOf, type Home } from './home.ts';
import { listAddress } from './list-address.ts';

/** Red and amber are said of deadlines alone; the rest is quiet. */
const looks = { overdue: { light: 'red', glyph: '▲' }, dueToday: { light: 'yellow', glyph: '◆' } } as const;

/** What presses now: each number opens the list that it counts. */
export const PressingTiles = ({ lists }: { lists: Home['lists'] }) => {
  const { t } = useWords();
  const { mode } = useTheme().palette;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(148px, 1fr))' }}>
      {lists.map((list) => {
        const look = list.name in looks && list.count > 0 ? looks[list.name as keyof typeof looks] : undefined;
        const colours = look && lights[mode][look.light];
        return (
          <Card component="li" key={list.name} sx={colours ? { borderLeft: `4px solid ${colours.solid}` } : {}}>
            <CardActionArea component={Link} to={listAddress(list.filter)} sx={{ p: 1.5, height: '100%' }} aria-label={t('home.tileLabel', { list: t(`overview.pressing.${list.name}`), count: numberOf(list) })}>
              <Typography color="text.secondary">{t(`overview.pressing.${list.name}`)}</Typography>
              <Typography sx={{ fontSize: '2rem', fontWeight: 700, lineHeight: 1.3, color: colours?.fg }}>{look ? <span aria-hidden>{look.glyph} </span> : null}{numberOf(list)}</Typography>
              <Typography variant="caption" color="text.secondary">{t(`overview.pressingHint.${list.name}`)}</Typography>
            </CardActionArea>
          </Card>
        );
      })}
    </Box>
  );
};
