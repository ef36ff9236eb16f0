import { Box, Button, Card as Paper, Link as Anchor, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useCatalogue } from '../cases/catalogue.ts';
import { useNow } from '../cases/useNow.ts';
import { useWords } from '../i18n/words.ts';
import type { Card } from './board.ts';

/** One case on the board: how late, which unit, what was ordered and answered. */
export const BoardCard = ({ card, onAct }: { card: Card; onAct: (card: Card) => void }) => {
  const { t, named, word, at, span } = useWords();
  const now = useNow();
  const category = useCatalogue().categories.find(({ code }) => code === card.category);
  const left = card.due === null ? null : (Date.parse(card.due) - now) / 1000;
  return (
    <Paper component="li" sx={{ p: 1.25, display: 'grid', gap: 0.25 }}>
      <Typography sx={{ fontWeight: 700 }}>{named(category as never) || t('supervision.noCategory')}</Typography>
      <Anchor component={Link} to={`/incidents/${card.id}/show`}>{card.number}</Anchor>
      {left === null ? null : <Typography>{t(left < 0 ? 'supervision.late' : 'supervision.left', { span: span(left, false) })}</Typography>}
      <Typography variant="body2" color="text.secondary">{[named(card.lead) || t('published.noUnit'), named(card.area), word('status', card.status)].filter(Boolean).join(' · ')}</Typography>
      {card.ordered.map((order) => (
        <Typography key={order.at} variant="body2">{t(`supervision.order${order.height}`, { at: at(order.at) })}{' · '}{order.answeredAt ? t('supervision.answered', { at: at(order.answeredAt) }) : t('supervision.unanswered')}</Typography>
      ))}
      {card.sessionAt ? <Typography variant="body2">{t('supervision.session', { at: at(card.sessionAt) })}</Typography> : null}
      {card.urged > 0 ? <Typography variant="body2">{t('supervision.urged', { count: card.urged, at: at(card.urgedAt) })}</Typography> : null}
      {card.takenOver ? <Typography variant="body2">{t('supervision.takenOver')}</Typography> : null}
      <Box><Button size="small" variant="outlined" onClick={() => onAct(card)} aria-label={t('supervision.actOn', { number: card.number })}>{t('supervision.act')}</Button></Box>
    </Paper>
  );
};
