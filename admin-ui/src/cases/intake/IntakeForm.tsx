import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useCatalogue } from '../catalogue.ts';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { SchemaField } from '../SchemaField.tsx';
import { SimilarCases } from '../SimilarCases.tsx';
import { useRoles } from '../../layout/useRoles.ts';
import { isSpot, PlaceOnMap } from '../choices/PlaceOnMap.tsx';
import type { Answer } from '../useAnswers.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { useIntake, type Received } from './useIntake.ts';

const wide = new Set(['description', 'category', 'address', 'location']);
/** Who may merge one case into another. */
const triage = new Set(['dispatcher', 'county']);

/** One report for a resident, by keyboard alone: Tab goes on, Ctrl+Enter hands it in from anywhere. */
export const IntakeForm = ({ channel, start, onDone }: { channel: 'phone' | 'chat'; start?: Record<string, Answer>; onDone: (received: Received) => void }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const { form, send, sending, failure, joins, join } = useIntake(channel, onDone, start);
  const mayJoin = useRoles().some((role) => triage.has(role));
  const button = useRef<HTMLButtonElement>(null);
  const { categories } = useCatalogue();
  const callFirst = categories.find(({ code }) => code === form.values['category'])?.callFirst;
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => { first.current?.querySelector<HTMLElement>('textarea,input')?.focus(); }, []);
  const spot = form.values['location'];
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
              {question.name === 'location' ? <PlaceOnMap label={form.labelOf(question)} value={form.values['location']} area={text('area')} error={form.errors['location']} onChange={(chosen) => form.set('location', chosen)} /> : <SchemaField question={question} form={form} record={undefined} />}
            </Box>
          ))}
          {callFirst ? <Alert severity="info" variant="outlined" sx={{ gridColumn: '1 / -1' }}>{t('report.urgent', { phone: callFirst })}</Alert> : null}
        </Box>
        {joins ? <Alert severity="info" variant="outlined" sx={{ mt: 2 }} action={<Button color="inherit" size="small" onClick={() => join(undefined)}>{t('intake.dontJoin')}</Button>}>{t('intake.joins', { number: joins.number })}</Alert> : null}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', pt: 2 }}>
          <Button ref={button} type="submit" variant="contained" size="large" disabled={sending}>{sending ? t('dialog.sending') : joins ? t('intake.goJoin', { number: joins.number }) : t('intake.go')}</Button>
          <Typography variant="body2" color="text.secondary">{t('intake.keys')}</Typography>
        </Box>
      </Card>
      <Card sx={{ p: 2 }}>
        <SimilarCases
          compare={{ category: text('category'), q: text('description'), area: text('area'), ...(isSpot(spot) ? spot : {}) }} elsewhere level="h2"
          join={mayJoin ? { label: t('intake.join'), onJoin: (found) => { join(found); button.current?.focus(); } } : undefined}
        />
      </Card>
    </Box>
  );
};
