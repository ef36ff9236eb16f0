import { Alert, Box, Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useDataProvider } from 'react-admin';
import { RecordWords, useKeepsRecord } from '../audit/RecordAlarm.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { Count, DeskProvider, Status } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';

/** How the house is doing: what is late, what waits, whether the engine answers, how old the last backup is. */
const StatusPage = () => {
  const keeps = useKeepsRecord();
  const { t, at } = useWords();
  const door = useDataProvider<DeskProvider>();
  const why = useProblemWords();
  const { data, error } = useQuery({ queryKey: ['status'], queryFn: door.status, refetchInterval: 30_000 });
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, maxWidth: 640 }}>
      <Title title={t('status.title')} />
      <Typography color="text.secondary">{t('status.intro')}</Typography>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data && !keeps ? <RecordWords record={data.record} /> : null}
      {data ? <Figures status={data} /> : null}
      {data ? <Typography color="text.secondary">{t('status.asOf', { at: at(data.at, true), version: data.version })}</Typography> : null}
    </Box>
  );
};

const Figures = ({ status }: { status: Status }) => {
  const { t, at, span } = useWords();
  const count = ({ count: known, capped }: Count) => `${known}${capped ? '+' : ''}`;
  const since = (seconds: number | null) => (seconds === null ? '' : t('status.oldest', { span: span(seconds, false) }));
  const { cases, intake, notices, alarms, commands, engine, backup, record } = status;
  const lines: [string, string, string?][] = [
    ['open', count(cases.open)],
    ['overdue', count(cases.overdue)],
    ['supervised', count(cases.supervised)],
    ['waitingForMe', count(cases.waitingForMe)],
    ['engine', t(engine === 'up' ? 'status.up' : 'status.away')],
    ['alarms', alarms.lateSeconds === null ? t('status.onTime') : span(alarms.lateSeconds, false)],
    ['intake', String(intake.waiting), since(intake.oldestSeconds)],
    ['commands', String(commands.waiting)],
    ['notices', String(notices.waiting), since(notices.oldestSeconds)],
    ['dead', String(notices.dead)],
    ['looked', record.looked ? t(record.looked.faults === 0 ? 'status.sound' : 'status.faults', { count: record.looked.faults }) : t('status.notYet'), record.looked ? at(record.looked.at) : ''],
    ['sealed', record.sealed ? t('status.seal', { n: record.sealed.n, size: record.sealed.size }) : t('status.notYet'), record.sealed ? at(record.sealed.at) : ''],
    ['unsealed', String(record.unsealed.lines), since(record.unsealed.oldestSeconds)],
    ['backup', backup.ageSeconds === null ? t('status.noBackup') : t('status.ago', { span: span(backup.ageSeconds, false) })],
  ];
  return (
    <Card component="dl" sx={{ m: 0, p: 2, display: 'grid', gridTemplateColumns: '1fr auto', gap: 1 }}>
      {lines.map(([name, value, more]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Typography component="dt" color="text.secondary">{t(`status.words.${name}`)}</Typography>
          <Typography component="dd" sx={{ m: 0, textAlign: 'end', fontWeight: 600 }}>{[value, more].filter(Boolean).join(' · ')}</Typography>
        </Box>
      ))}
    </Card>
  );
};

export default StatusPage;
