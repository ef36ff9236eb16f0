import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useId, useState, type FormEvent } from 'react';
import { useNotify } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { askFile } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from '../packs/days.ts';
import { save } from '../save.ts';

export const riskExporters = ['leader', 'desk', 'dispatcher', 'chief', 'county'];

/** The ledger of one month as a workbook; what it is for is noted before anything leaves. */
export const ExportRisks = ({ area, onClose }: { area: string; onClose: () => void }) => {
  const { t } = useWords();
  const id = useId();
  const notify = useNotify();
  const why = useProblemWords();
  const [month, setMonth] = useState(() => localDay().slice(0, 7));
  const [purpose, setPurpose] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, fail] = useState<unknown>();
  const take = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    fail(undefined);
    try {
      const { name, bytes } = await askFile(`/api/risks/export?${new URLSearchParams({ format: 'xlsx', month, purpose: purpose.trim(), ...(area ? { area } : {}) }).toString()}`);
      save(name, bytes);
      notify(t('listTools.exported', { name }), { type: 'success' });
      onClose();
    } catch (problem) {
      fail(problem);
      setBusy(false);
    }
  };
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={busy ? undefined : onClose} aria-labelledby={id}>
      <form noValidate onSubmit={(submitted) => void take(submitted)}>
        <DialogTitle id={id}>{t('risks.export')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
          {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
          <Typography color="text.secondary">{t('risks.exportMeans')}</Typography>
          <TextField type="month" label={t('risks.month')} value={month} onChange={(typed) => setMonth(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
          <TextField required autoFocus label={t('listTools.purpose')} value={purpose} helperText={t('listTools.purposeHint')} onChange={(typed) => setPurpose(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={busy}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy || !purpose.trim() || !month}>{t(busy ? 'listTools.exporting' : 'listTools.exportGo')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
