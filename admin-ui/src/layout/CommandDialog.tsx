import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { fieldErrors, type FieldErrors } from '../cases/useAct.ts';
import { ask, newKey, Refusal } from '../door.ts';
import { useWords } from '../i18n/words.ts';

interface CommandDialogProps<T> {
  title: string;
  /** The words on the button that sends it. */
  go: string;
  path: string;
  /** What is taken away takes no body. */
  method?: 'POST' | 'DELETE';
  body: object;
  /** Whether enough is filled in to be sent. */
  ready?: boolean;
  wide?: boolean;
  /** What of the thing was seen: who changed it meanwhile is not written over. */
  seq?: number;
  /** Looks at it again after somebody else changed it. */
  onStale?: () => void;
  onDone: (answer: T) => void;
  onClose: () => void;
  children: (errors: FieldErrors) => ReactNode;
}

/** One command with what it asks for. The same body keeps its key, so that a second press never acts twice; a refusal stays at its field. */
export function CommandDialog<T>({ title, go, path, method = 'POST', body, ready = true, wide = false, seq, onStale, onDone, onClose, children }: CommandDialogProps<T>) {
  const { t } = useWords();
  const why = useProblemWords();
  const id = useId();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const last = useRef<{ text: string; key: string }>(undefined);
  const errors = failure instanceof Refusal ? fieldErrors(failure.problem) : {};
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const text = JSON.stringify([path, body, seq]);
    if (last.current?.text !== text) last.current = { text, key: newKey() };
    setBusy(true);
    fail(undefined);
    await ask<T>(path, { method, ...(method === 'POST' ? { body } : {}), headers: { 'idempotency-key': last.current.key, ...(seq === undefined ? {} : { 'if-match': `"${seq}"` }) } }).then(onDone, fail);
    setBusy(false);
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth={wide ? 'md' : 'sm'} fullScreen={small} aria-labelledby={id}>
      <form noValidate onSubmit={send}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)', '&&': { pt: 1 } }}>
          {failure ? <Alert severity="error" variant="outlined" action={onStale && failure instanceof Refusal && failure.status === 412 ? <Button color="inherit" size="small" onClick={onStale}>{t('register.lookAgain')}</Button> : undefined}>{[why(failure), ...new Set(Object.values(errors))].join(' ')}</Alert> : null}
          {children(errors)}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={busy}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy || !ready}>{busy ? t('dialog.sending') : go}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
