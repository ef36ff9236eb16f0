import { Box, Card, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { CategoryName } from './CategoryName.tsx';
import { CopyNumber } from './CopyNumber.tsx';
import type { Incident } from './incident.ts';
import { Light } from './Light.tsx';
import { urgentClock } from './light.ts';
import { StatusChip } from './StatusChip.tsx';

/** The line a dispatcher reads first: number, matter, status, and the clock that will ring next. */
export const CaseHeader = ({ record }: { record: Incident }) => {
  const { t, word, at } = useWords();
  const clock = urgentClock(record);
  return (
    <Card sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Typography variant="h5" component="h2"><CategoryName record={record} withCode /></Typography>
          <StatusChip status={record.status} />
          {record.severity && record.severity !== 'general' ? <Typography sx={{ fontWeight: 700 }}>{word('severity', record.severity)}</Typography> : null}
        </Box>
        <Typography color="text.secondary">{record.number}<CopyNumber number={record.number} /> · {t('record.createdAt')} {at(record.createdAt, true)}</Typography>
      </Box>
      <Box sx={{ textAlign: { xs: 'start', sm: 'end' } }}>
        <Light clock={clock} large />
        <Typography variant="body2" color="text.secondary">
          {clock ? `${t('time.clock', { clock: word('clock', clock.name) })} · ${clock.due ? t('time.due', { at: at(clock.due) }) : t('clocks.noDue')}` : null}
        </Typography>
        {clock?.due && clock.provisional ? <Typography variant="caption">{t('clocks.provisional')}</Typography> : null}
        {record.height ? <Typography sx={{ fontWeight: 700 }}>⚑ {word('height', String(record.height))}</Typography> : null}
      </Box>
    </Card>
  );
};
