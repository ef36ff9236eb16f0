import { Card, Typography } from '@mui/material';
import { ClockExplained } from '../cases/ClockExplained.tsx';
import { useWords } from '../i18n/words.ts';
import type { Preview } from './preview.ts';

export const DeadlineAnswer = ({ answer }: { answer: Preview }) => {
  const { t, at, hours } = useWords();
  return (
    <Card sx={{ p: 2.5 }} role="status">
      <Typography color="text.secondary">{t('deadlines.due')}</Typography>
      <Typography sx={{ fontSize: '1.75rem', fontWeight: 700 }}>{answer.due ? at(answer.due, true) : t('clocks.noDue')}</Typography>
      {answer.provisional ? <Typography>{t('deadlines.provisional')}</Typography> : null}
      <Typography color="text.secondary" sx={{ pb: 1 }}>
        {t('deadlines.state')} {t(`clocks.state.${answer.state}`, { _: answer.state })} · {t('deadlines.used')} {hours(answer.usedSeconds)} · {t('deadlines.left')} {answer.leftSeconds < 0 ? '−' : ''}{hours(answer.leftSeconds)}
      </Typography>
      <ClockExplained clock={answer.sum ?? answer} />
    </Card>
  );
};
