import { Box, Card, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { CategoryName } from './CategoryName.tsx';
import { CopyNumber } from './CopyNumber.tsx';
import type { Incident } from './incident.ts';
import { Light } from './Light.tsx';
import { urgentClock } from './light.ts';
import { StatusChip } from './StatusChip.tsx';
import { useHolder } from './useHolder.ts';

/** The line a dispatcher reads first: number, matter, status, and the clock that will ring next. */
export const CaseHeader = ({ record }: { record: Incident }) => {
  const { t, word, at, hours } = useWords();
  const clock = urgentClock(record);
  const holder = useHolder()(record);
  // Beside the days of the calendar stand the hours that count, where the two differ.
  const counted = clock?.due && clock.state !== 'stopped' && /\bw[hd]\b/.test(clock.budget) ? t(clock.leftSeconds < 0 ? 'time.workOver' : 'time.workLeft', { span: hours(clock.leftSeconds) }) : '';
  return (
    <Card sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Typography variant="h5" component="h2"><CategoryName record={record} withCode /></Typography>
          <StatusChip status={record.status} />
          {record.severity && record.severity !== 'general' ? <Typography sx={{ fontWeight: 700 }}>{word('severity', record.severity)}</Typography> : null}
        </Box>
        <Typography color="text.secondary">{record.number}<CopyNumber number={record.number} /> · {t('record.createdAt')} {at(record.createdAt, true)}</Typography>
        {holder ? <Typography><Box component="span" sx={{ color: 'text.secondary' }}>{t('holder.now')}</Box> <b>{holder}</b></Typography> : null}
      </Box>
      <Box sx={{ textAlign: { xs: 'start', sm: 'end' } }}>
        <Light clock={clock} large />
        <Typography variant="body2" color="text.secondary">
          {clock ? `${t('time.clock', { clock: word('clock', clock.name) })} · ${clock.due ? t('time.due', { at: at(clock.due) }) : t('clocks.noDue')}` : null}
        </Typography>
        {counted ? <Typography variant="body2" sx={{ fontWeight: 600 }}>{counted}</Typography> : null}
        {clock?.due && clock.provisional ? <Typography variant="caption">{t('clocks.provisional')}</Typography> : null}
        {record.height ? <Typography sx={{ fontWeight: 700 }}>⚑ {word('height', String(record.height))}</Typography> : null}
      </Box>
    </Card>
  );
};
