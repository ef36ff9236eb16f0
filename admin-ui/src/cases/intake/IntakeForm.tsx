import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useCatalogue } from '../catalogue.ts';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { SchemaField } from '../SchemaField.tsx';
import { SimilarCases } from '../SimilarCases.tsx';
import type { Answer } from '../useAnswers.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { useIntake, type Received } from './useIntake.ts';

const wide = new Set(['description', 'category', 'address']);

/** One report for a resident, by keyboard alone: Tab goes on, Ctrl+Enter hands it in from anywhere. */
export const IntakeForm = ({ channel, start, onDone }: { channel: 'phone' | 'chat'; start?: Record<string, Answer>; onDone: (received: Received) => void }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const { form, send, sending, failure } = useIntake(channel, onDone, start);
  const { categories } = useCatalogue();
  const callFirst = categories.find(({ code }) => code === form.values['category'])?.callFirst;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => { first.current?.querySelector<HTMLElement>('textarea,input')?.focus(); }, []);
  const text = (name: string) => (typeof form.values[name] === 'string' ? form.values[name] : undefined);

  return (
    <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,3fr) minmax(0,2fr)' } }}>
      <Card
        component="form"
        noValidate
        aria-label={t(`intake.${channel}`)}
        sx={{ p: 2.5 }}
        onSubmit={(submitted: React.FormEvent) => { submitted.preventDefault(); void send(); }}
        onKeyDown={(pressed: React.KeyboardEvent) => {
          if (pressed.key === 'Enter' && (pressed.ctrlKey || pressed.metaKey)) {
            pressed.preventDefault();
            void send();
          }
        }}
      >
        <Box ref={first} sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' } }}>
          {failure && Object.keys(form.errors).length === 0 ? <Alert severity="error" variant="outlined" sx={{ gridColumn: '1 / -1' }}>{why(failure)}</Alert> : null}
          {Object.keys(form.errors).length > 0 ? <Box sx={{ gridColumn: '1 / -1' }}><ErrorSummary form={form} /></Box> : null}
          {form.questions.map((question) => (
            <Box key={question.name} data-question={question.name} sx={{ gridColumn: wide.has(question.name) ? '1 / -1' : undefined }}>
              <SchemaField question={question} form={form} record={undefined} />
            </Box>
          ))}
          {callFirst ? <Alert severity="info" variant="outlined" sx={{ gridColumn: '1 / -1' }}>{t('report.urgent', { phone: callFirst })}</Alert> : null}
        </Box>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', pt: 2 }}>
          <Button type="submit" variant="contained" size="large" disabled={sending}>{t(sending ? 'dialog.sending' : 'intake.go')}</Button>
          <Typography variant="body2" color="text.secondary">{t('intake.keys')}</Typography>
        </Box>
      </Card>
      <Card sx={{ p: 2 }}>
        <SimilarCases compare={{ category: text('category'), q: text('description'), area: text('area') }} elsewhere level="h2" />
      </Card>
    </Box>
  );
};
