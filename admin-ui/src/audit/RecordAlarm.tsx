import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DeskProvider, Status } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';

const keepers = ['auditor', 'privacy', 'county', 'admin'];

/** Whoever keeps the record sees on every page that it does not add up, or that nobody seals it. Asked once a minute. */
export const RecordAlarm = () => {
  const roles = useRoles();
  const door = useDataProvider<DeskProvider>();
  const { data } = useQuery({ queryKey: ['status'], queryFn: door.status, refetchInterval: 60_000, staleTime: 30_000, enabled: keepers.some((role) => roles.includes(role)) });
  return data ? <RecordWords record={data.record} /> : null;
};

/** The alarm in words; nothing while all is well. */
export const RecordWords = ({ record }: { record: Status['record'] }) => {
  const { t, span } = useWords();
  const { alarm, looked, unsealed } = record;
  if (!alarm) return null;
  const { case: of = '', seq = 0 } = looked?.first ?? {};
  return (
    <Alert severity="error" variant="filled" role="alert" sx={{ mt: 1 }}>
      {t(`record.alarm.${alarm}`, { count: looked?.faults ?? 0, case: of, seq, held: span(unsealed.heldSeconds ?? 0, false), behind: span(unsealed.oldestSeconds ?? 0, false) })}
    </Alert>
  );
};
