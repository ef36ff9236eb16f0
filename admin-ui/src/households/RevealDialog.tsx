import { Alert, Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, FormGroup, FormLabel, TextField, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { reveal, revealable, type Revealable, type Revealed } from './household.ts';

/** Asks for the purpose before anything is shown, and hides it again by itself. Nothing of it is kept in the browser. */
export const RevealDialog = ({ target, name, offered = revealable, onClose }: { target: string; name: string; offered?: readonly Revealable[]; onClose: () => void }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const [fields, setFields] = useState<Revealable[]>(['phone']);
  const [purpose, setPurpose] = useState('');
  const [shown, show] = useState<Revealed>();
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    await reveal(target, fields, purpose.trim()).then((told) => { show(told); fail(undefined); }, fail);
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reveal-title">
      <form onSubmit={send}>
        <DialogTitle id="reveal-title">{t('households.revealTitle')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography>{t('households.revealWho', { name })}</Typography>
          {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
          {shown ? <Shown revealed={shown} fields={fields} onHide={onClose} /> : (
            <>
              <Typography variant="body2" color="text.secondary">{t('households.revealNote')}</Typography>
              <FormGroup role="group" aria-labelledby="reveal-fields">
                <FormLabel id="reveal-fields">{t('households.revealFields')}</FormLabel>
                {offered.map((field) => (
                  <FormControlLabel
                    key={field} label={t(`households.field.${field}`)}
                    control={<Checkbox checked={fields.includes(field)} onChange={(_, on) => setFields(on ? [...fields, field] : fields.filter((one) => one !== field))} />}
                  />
                ))}
              </FormGroup>
              <TextField label={t('households.purpose')} value={purpose} onChange={(typed) => setPurpose(typed.target.value)} autoFocus slotProps={{ htmlInput: { maxLength: 200 } }} />
            </>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t(shown ? 'dialog.close' : 'dialog.cancel')}</Button>
          {shown ? null : <Button type="submit" variant="contained" disabled={busy || fields.length === 0 || purpose.trim().length < 2}>{t('households.show')}</Button>}
        </DialogActions>
      </form>
    </Dialog>
  );
};

const Shown = ({ revealed, fields, onHide }: { revealed: Revealed; fields: readonly Revealable[]; onHide: () => void }) => {
  const { t } = useWords();
  const [left, setLeft] = useState(revealed.hideAfterSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onHide();
  }, [left, onHide]);
  return (
    <Box>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, m: 0, fontSize: '1.125rem', '& dt': { color: 'text.secondary' }, '& dd': { m: 0, fontWeight: 700, overflowWrap: 'anywhere' } }}>
        {fields.map((field) => <Box key={field} sx={{ display: 'contents' }}><dt>{t(`households.field.${field}`)}</dt><dd>{revealed.fields[field] ?? t('households.empty')}</dd></Box>)}
      </Box>
      <Typography variant="caption" color="text.secondary">{t('households.hidesIn', { seconds: left })}</Typography>
    </Box>
  );
};
