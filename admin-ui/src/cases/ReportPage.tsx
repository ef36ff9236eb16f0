import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Title, useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { DeskProvider } from '../dataProvider.ts';
import { newKey, Refusal } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { caseAddress } from './address.ts';
import { useCatalogue } from './catalogue.ts';
import type { Incident } from './incident.ts';
import { reportSchema } from './reportSchema.ts';
import { SchemaForm } from './SchemaForm.tsx';
import { questionsOf } from './schema.ts';
import { fieldErrors } from './useAct.ts';
import { useAnswers } from './useAnswers.ts';
import { useProblemWords } from './useProblemWords.ts';

const questions = questionsOf(reportSchema);

/** A report by staff: for a resident who rang, or of what one found oneself. */
const ReportPage = () => {
  const { t } = useWords();
  const [done, setDone] = useState<Incident & { code?: string }>();
  return (
    <Box sx={{ py: 2, maxWidth: 720 }}>
      <Title title={t('report.title')} />
      {done ? <Receipt record={done} onAnother={() => setDone(undefined)} /> : <ReportForm onDone={setDone} />}
    </Box>
  );
};

const ReportForm = ({ onDone }: { onDone: (record: Incident) => void }) => {
  const { t } = useWords();
  const door = useDataProvider<DeskProvider>();
  const queries = useQueryClient();
  const why = useProblemWords();
  const form = useAnswers(questions, 'report');
  const { categories } = useCatalogue();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const key = useRef({ body: '', key: '' });
  const callFirst = categories.find((category) => category.code === form.values['category'])?.callFirst;

  const send = async () => {
    const answers = form.bodyOrErrors();
    if (!answers) return;
    const body = asReport(answers);
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { body: text, key: newKey() };
    setSending(true);
    setFailure(undefined);
    try {
      onDone(await door.report(body, key.current.key));
      void queries.invalidateQueries({ queryKey: ['incidents'] });
    } catch (problem) {
      setFailure(problem);
      if (problem instanceof Refusal) form.blame(fieldErrors(problem.problem));
    } finally {
      setSending(false);
    }
  };

  return (
    <Card component="form" noValidate sx={{ p: 2.5, display: 'grid', gap: 2 }} onSubmit={(submitted: React.FormEvent) => { submitted.preventDefault(); void send(); }}>
      <Typography color="text.secondary">{t('report.intro')}</Typography>
      {callFirst ? <Alert severity="info" variant="outlined">{t('report.urgent', { phone: callFirst })}</Alert> : null}
      {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
      <SchemaForm form={form} />
      <Typography variant="body2" color="text.secondary">{t('report.onSpotHint')}</Typography>
      <Button type="submit" variant="contained" size="large" disabled={sending || form.uploading > 0}>{t(sending ? 'dialog.sending' : 'report.go')}</Button>
    </Card>
  );
};

const Receipt = ({ record, onAnother }: { record: Incident & { code?: string }; onAnother: () => void }) => {
  const { t } = useWords();
  return (
    <Card sx={{ p: 3 }} role="status">
      <Typography variant="h5" component="h2">{t('report.done', { number: record.number })}</Typography>
      {record.code ? <Typography sx={{ fontSize: '1.125rem' }}>{t('report.code', { code: record.code })}</Typography> : null}
      <Box sx={{ display: 'flex', gap: 1, pt: 2 }}>
        {record.id ? <Button variant="contained" component={Link} to={caseAddress(record)}>{t('report.open')}</Button> : null}
        <Button variant="outlined" onClick={onAnother}>{t('report.another')}</Button>
      </Box>
    </Card>
  );
};

/** Name and phone stand flat in the form and together in the report. */
function asReport({ reporterName, reporterPhone, ...rest }: Record<string, unknown>): Record<string, unknown> {
  if (!reporterName && !reporterPhone) return rest;
  return { ...rest, reporter: { ...(reporterName ? { name: reporterName } : {}), ...(reporterPhone ? { phone: reporterPhone } : {}) } };
}

export default ReportPage;
