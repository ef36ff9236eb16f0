import { Alert, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { DeskProvider, Status } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { faultWords } from './fault.ts';
import { replayPageOf, type Subject } from './subject.ts';

const keepers = ['auditor', 'privacy', 'county', 'admin'];
/** Those of them who may open a case and replay it. */
const readers = ['auditor', 'county'];

/** Whoever keeps the record sees on every page that it does not add up, or that nobody seals it. Asked once a minute. */
export const RecordAlarm = () => {
  const keeps = useKeepsRecord();
  const door = useDataProvider<DeskProvider>();
  const { data } = useQuery({ queryKey: ['status'], queryFn: door.status, refetchInterval: 60_000, staleTime: 30_000, enabled: keeps });
  return keeps && data ? <RecordWords record={data.record} /> : null;
};

/** Such a one sees the alarm above every page; the others on the page that says how the house is doing. */
export const useKeepsRecord = (): boolean => useRoles().some((role) => keepers.includes(role));

/** The alarm in words, and the way to the line that does not add up; nothing while all is well. */
export const RecordWords = ({ record }: { record: Status['record'] }) => {
  const { t, span } = useWords();
  const mayRead = useRoles().some((role) => readers.includes(role));
  const { alarm, looked, unsealed } = record;
  if (!alarm) return null;
  const first = alarm === 'broken' ? looked?.first : null;
  const place = first && placeOf(first.case);
  return (
    <Alert severity="error" variant="filled" role="alert" sx={{ mt: 1, alignItems: 'center', '& .MuiAlert-action': { pt: 0 } }}
      action={place && mayRead ? <Button color="inherit" size="small" component={Link} to={`${replayPageOf(place)}?seq=${Math.max(1, first.seq)}`}>{t('record.look')}</Button> : null}>
      {t(`record.alarm.${alarm}`, { count: looked?.faults ?? 0, held: span(unsealed.heldSeconds ?? 0, false), behind: span(unsealed.oldestSeconds ?? 0, false) })}
      {first ? ` ${t(place?.kind === 'visit' ? 'record.inVisit' : 'record.in', { name: nameOf(first.case, t), seq: first.seq, what: faultWords(t, first.what) })}` : ''}
    </Alert>
  );
};

/** A visit is named by its id, a case by its number; what is wrong with neither has no page. */
const placeOf = (name: string): Pick<Subject, 'kind' | 'id'> | null =>
  /^[0-9a-f-]{36}$/.test(name) ? { kind: 'visit', id: name } : /^[A-Z]+-\d{4}-\d+$/.test(name) ? { kind: 'case', id: name } : null;

const nameOf = (name: string, t: ReturnType<typeof useWords>['t']): string => (name === 'seal' ? t('record.names.seal') : name === 'seal key' ? t('record.names.key') : name);
