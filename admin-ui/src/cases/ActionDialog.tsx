import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../i18n/words.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import type { Incident, Offer } from './incident.ts';
import { Precedents } from './Precedents.tsx';
import { SchemaForm } from './SchemaForm.tsx';
import { questionsOf, type Question } from './schema.ts';
import { useAct } from './useAct.ts';
import { focusOn, useAnswers, type Answer } from './useAnswers.ts';
import { useProblemWords } from './useProblemWords.ts';

/** The form of one action, made from the schema that the API sent with it. */
export const ActionDialog = ({ record, offer, start = {}, onClose }: { record: Incident; offer: Offer; start?: Record<string, Answer>; onClose: () => void }) => {
  const { t, word } = useWords();
  const notify = useNotify();
  const why = useProblemWords();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  // The form stays as it was opened: the case may refresh underneath, but what somebody is typing into does not move.
  const [opened] = useState({ offer, seq: record.seq });
  const [questions] = useState(() => questionsOf(offer.schema));
  const form = useAnswers(questions, offer.name, { ...startOf(questions, record), ...start });
  const act = useAct(record, opened.offer.name);
  const name = word('action', opened.offer.name);
  // Whoever came by a key goes on by keys: the first question, or where nothing is asked the button.
  const [first] = questions;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (first) focusOn(first.name);
    else button.current?.focus();
  }, [first]);

  const send = async (seq: number | undefined) => {
    const body = form.bodyOrErrors();
    if (!body) return;
    const outcome = await act.send(body, seq);
    if (outcome === 'done') {
      notify(t('dialog.done', { action: name }), { type: 'success' });
      onClose();
    } else form.blame(outcome);
  };

  if (act.conflict)
    return <ConflictDialog action={opened.offer.name} problem={act.conflict} onSee={onClose} onAgain={(seq) => { act.forgetConflict(); void send(seq); }} />;

  return (
    <Dialog open onClose={act.sending ? undefined : onClose} fullWidth maxWidth="sm" fullScreen={small} aria-labelledby="act-title">
      <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); void send(opened.seq); }} onKeyDown={(pressed) => { if (pressed.key === 'Enter' && (pressed.ctrlKey || pressed.metaKey) && !act.sending) { pressed.preventDefault(); void send(opened.seq); } }}>
        <DialogTitle id="act-title">{name} · {record.number}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {act.failure && Object.keys(form.errors).length === 0 ? <Alert severity="error" variant="outlined">{why(act.failure)}</Alert> : null}
          <ErrorSummary form={form} />
          {questions.length === 0 ? <Typography>{t('dialog.plain')}</Typography> : <SchemaForm form={form} record={record} />}
          {aboutReturns.has(opened.offer.name) && record.category ? <Precedents category={record.category} /> : null}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={act.sending}>{t('dialog.cancel')}</Button>
          <Button ref={button} type="submit" variant="contained" disabled={act.sending || form.uploading > 0}>
            {act.sending ? t('dialog.sending') : t('dialog.go', { action: name })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

/** Giving a case back, and ruling on it: how it was ruled before is worth knowing. */
const aboutReturns = new Set(['askReturn', 'grantReturn', 'refuseReturn']);

/** Accepting confirms what the report says it is; whoever knows better changes it. */
const startOf = (questions: Question[], { category }: Incident): Record<string, Answer> =>
  category && questions.some(({ name, required }) => name === 'category' && required) ? { category } : {};
