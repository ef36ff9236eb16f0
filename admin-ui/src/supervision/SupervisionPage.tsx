import { Alert, Box, CircularProgress, Link as Anchor, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { numberOf } from '../dashboard/home.ts';
import { listAddress } from '../dashboard/list-address.ts';
import { UnitLists } from '../dashboard/UnitLists.tsx';
import { useWords } from '../i18n/words.ts';
import { lights } from '../theme/colours.ts';
import { ActOn } from './ActOn.tsx';
import { useBoard, type Card, type Column } from './board.ts';
import { BoardCard } from './BoardCard.tsx';

const glyphs = { yellow: '◆', red: '▲', first: '▲①', second: '▲②', sessions: '', answers: '' } as const;

/** 督办看板: yellow, red, first and second order; nothing is dragged, every step is a command with its own form. */
const SupervisionPage = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const [search, setSearch] = useSearchParams();
  const area = search.get('area') ?? '';
  const [acting, actOn] = useState<Card>();
  const { data: board, error } = useBoard(area);
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('supervision.title')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Box sx={{ minWidth: 220 }}><AreaChoice label={t('overview.area')} value={area} onChange={(code) => setSearch(code ? { area: code } : {})} /></Box>
        <Typography color="text.secondary">{t('supervision.intro')}</Typography>
      </Box>
      {error ? <Alert severity="error" variant="outlined">{t('filters.failed', { why: why(error) })}</Alert> : null}
      {!board && !error ? <CircularProgress aria-label={t('ra.page.loading')} sx={{ m: 4 }} /> : null}
      {board ? (
        <>
          <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))', lg: 'repeat(4, minmax(0,1fr))' } }}>
            {board.columns.map((column) => <Lane key={column.name} column={column} onAct={actOn} />)}
          </Box>
          <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'repeat(2, minmax(0,1fr))' } }}>
            {board.besides.map((column) => <Lane key={column.name} column={column} onAct={actOn} />)}
            <UnitLists />
          </Box>
        </>
      ) : null}
      {acting ? <ActOn card={acting} onClose={() => actOn(undefined)} /> : null}
    </Box>
  );
};

const Lane = ({ column, onAct }: { column: Column; onAct: (card: Card) => void }) => {
  const { t } = useWords();
  const { mode } = useTheme().palette;
  const light = column.name === 'yellow' ? 'yellow' : column.name === 'sessions' || column.name === 'answers' ? undefined : 'red';
  const id = `lane-${column.name}`;
  return (
    <Box component="section" aria-labelledby={id} sx={{ minWidth: 0, borderTop: 3, borderColor: light ? lights[mode][light].solid : 'divider', pt: 1 }}>
      <Typography id={id} component="h2" variant="h6">
        {light ? <Box component="span" aria-hidden sx={{ color: lights[mode][light].fg }}>{glyphs[column.name]} </Box> : null}
        {t(`supervision.lanes.${column.name}`)}{' '}
        <Anchor component={Link} to={listAddress(column.filter)} aria-label={t('atHand.allOf', { list: `${t(`supervision.lanes.${column.name}`)} ${numberOf(column)}` })}>{numberOf(column)}</Anchor>
      </Typography>
      {column.cards.length === 0 ? <Typography color="text.secondary">{t('supervision.none')}</Typography> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pt: 0.5, display: 'grid', gap: 1 }}>
        {column.cards.map((card) => <BoardCard key={card.id} card={card} onAct={onAct} />)}
      </Box>
      {column.count > column.cards.length ? <Typography variant="body2" color="text.secondary">{t('supervision.first', { count: column.cards.length })}</Typography> : null}
    </Box>
  );
};

export default SupervisionPage;
