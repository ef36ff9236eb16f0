import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { SchemaForm } from '../SchemaForm.tsx';
import { questionsOf } from '../schema.ts';
import { useAnswers } from '../useAnswers.ts';
import { BulkLines } from './BulkLines.tsx';
import { useBulk } from './useBulk.ts';
import type { BulkChoice } from './useBulkChoice.ts';

/** One form for many cases, then one line a case: done, or refused and why. */
export const BulkDialog = ({ choice: { action, offers }, onClose }: { choice: BulkChoice; onClose: (allDone: boolean) => void }) => {
  const { t, word } = useWords();
  const [questions] = useState(() => questionsOf(offers.schemas[action]));
  const { items } = offers;
  const form = useAnswers(questions, action);
  const bulk = useBulk(items, action);
  const [sent, setSent] = useState<Record<string, unknown>>();
  const name = word('action', action);
  const done = bulk.lines.filter(({ state }) => state === 'done').length;
  const ended = bulk.lines.filter(({ state }) => state !== 'waiting' && state !== 'sending').length;
  const left = bulk.lines.length - done;

  const go = () => {
    const body = form.bodyOrErrors();
    if (!body) return;
    setSent(body);
    void bulk.send(body);
  };

  return (
    <Dialog open fullWidth maxWidth="sm" onClose={bulk.running ? undefined : () => onClose(left === 0)} aria-labelledby="bulk-title">
      <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); go(); }}>
        <DialogTitle id="bulk-title">{t('bulk.title', { action: name, count: items.length })}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {sent ? (
            <>
              <Box>
                <LinearProgress variant="determinate" value={(100 * ended) / items.length} aria-label={t('bulk.progress')} />
                <Typography role="status" sx={{ pt: 0.5, fontWeight: 700 }}>
                  {bulk.running ? t('bulk.running', { done: ended, count: items.length }) : t('bulk.result', { done, left })}
                </Typography>
              </Box>
              <BulkLines lines={bulk.lines} />
            </>
          ) : (
            <>
              <ErrorSummary form={form} />
              {questions.length === 0 ? <Typography>{t('bulk.plain', { count: items.length })}</Typography> : <SchemaForm form={form} />}
            </>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          {bulk.running ? <Button onClick={bulk.stop}>{t('bulk.stop')}</Button> : null}
          {sent && !bulk.running && left > 0 ? <Button onClick={() => void bulk.again(sent)}>{t('bulk.again', { left })}</Button> : null}
          {sent ? null : <Button onClick={() => onClose(false)}>{t('dialog.cancel')}</Button>}
          {sent
            ? <Button variant="contained" disabled={bulk.running} onClick={() => onClose(left === 0)} autoFocus>{t('dialog.close')}</Button>
            : <Button type="submit" variant="contained" disabled={form.uploading > 0}>{t('bulk.go', { action: name, count: items.length })}</Button>}
        </DialogActions>
      </form>
    </Dialog>
  );
};
