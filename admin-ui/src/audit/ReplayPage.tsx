import { Alert, Box, Button, CircularProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { Title, useGetOne, useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { Incident } from '../cases/incident.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { doorOf, type Visit } from '../visits/visit.ts';
import { stepsOf } from './history.ts';
import { wholeLedger } from './record.ts';
import { Replay } from './Replay.tsx';
import { pageOf, type Subject, type SubjectKind } from './subject.ts';

/** 案卷回放: a case, or a visit, as it stood after any of its lines. */
const ReplayPage = ({ kind }: { kind: SubjectKind }) => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  const [locale] = useLocaleState();
  const { data: record, error: missing } = useGetOne<Incident | Visit>(kind === 'case' ? 'incidents' : 'visits', { id }, { retry: false });
  const [own, seq] = [record?.id, record?.seq];
  const name = record ? ('number' in record ? record.number : doorOf(record)) : '';
  const subject = useMemo<Subject | undefined>(() => (own !== undefined && seq !== undefined ? { kind, id: own, name, seq } : undefined), [kind, own, name, seq]);
  // The lines that are there never change; a line more makes it another replay.
  const { data: lines, error } = useQuery({
    queryKey: ['replay', kind, 'ledger', subject?.id, seq, locale], queryFn: ({ signal }) => wholeLedger(subject!, signal), enabled: subject !== undefined, placeholderData: (before) => before,
  });
  const steps = useMemo(() => (subject ? stepsOf(kind, subject.id, lines ?? []) : []), [kind, subject, lines]);
  const failure = missing ?? error;
  return (
    <Box sx={{ py: 1.5 }}>
      <Title title={t(`replay.${kind}.title`, { number: name })} />
      {failure && steps.length === 0 ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
      {subject && steps.length > 0 ? <Replay key={`${kind} ${subject.id}`} subject={subject} steps={steps} back={<Back subject={subject} />} /> : null}
      {subject && lines?.length === 0 ? <><Back subject={subject} /><Typography color="text.secondary">{t('replay.untouched')}</Typography></> : null}
      {!failure && (!subject || !lines) ? <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('record.loading')} /></Box> : null}
    </Box>
  );
};

const Back = memo(function Back({ subject }: { subject: Subject }) {
  const { t } = useWords();
  return <Button component={Link} to={pageOf(subject)} size="small">← {t(`replay.${subject.kind}.back`)}</Button>;
});

export default ReplayPage;
