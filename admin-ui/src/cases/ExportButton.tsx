import Download from '@mui/icons-material/FileDownloadOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { askFile } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { save } from '../save.ts';
import { useProblemWords } from './useProblemWords.ts';

/** Who may take a list out of the house; the server decides again. */
const exporters = ['desk', 'dispatcher', 'county', 'chief', 'head', 'verifier', 'auditor'];

/** The list as it is filtered and ordered now, as a file that a spreadsheet opens. */
export const ExportButton = ({ fixed }: { fixed: Record<string, unknown> }) => {
  const { t } = useWords();
  const roles = useRoles();
  const { total } = useListContext();
  const [open, setOpen] = useState(false);
  if (!exporters.some((role) => roles.includes(role))) return null;
  return (
    <>
      <Button variant="outlined" startIcon={<Download />} disabled={total === 0} onClick={() => setOpen(true)}>{t('listTools.export')}</Button>
      {open ? <ExportDialog fixed={fixed} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

/** Which kind of file, and what for: both are noted before anything leaves. */
const ExportDialog = ({ fixed, onClose }: { fixed: Record<string, unknown>; onClose: () => void }) => {
  const { t } = useWords();
  const notify = useNotify();
  const why = useProblemWords();
  const { filterValues, sort } = useListContext();
  const [format, setFormat] = useState('xlsx');
  const [purpose, setPurpose] = useState('');
  const [missing, blame] = useState(false);
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const take = async (submitted: FormEvent) => {
    submitted.preventDefault();
    if (!purpose.trim()) return blame(true);
    setMaking(true);
    setFailure(undefined);
    try {
      const { q, ...narrowed } = filterValues as Record<string, unknown>;
      const query = new URLSearchParams({ format, purpose: purpose.trim(), filter: JSON.stringify({ ...narrowed, ...fixed }), sort: sort.field, order: sort.order.toLowerCase() });
      if (typeof q === 'string' && q.trim()) query.set('q', q.trim());
      const { name, bytes } = await askFile(`/api/incidents/export?${query.toString()}`);
      save(name, bytes);
      notify(t('listTools.exported', { name }), { type: 'success' });
      onClose();
    } catch (problem) {
      setFailure(problem);
      setMaking(false);
    }
  };
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={making ? undefined : onClose} aria-labelledby="export-title">
      <form noValidate onSubmit={(submitted) => void take(submitted)}>
        <DialogTitle id="export-title">{t('listTools.export')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
          <Typography color="text.secondary">{t('listTools.exportNote')}</Typography>
          <TextField
            label={t('listTools.purpose')} required autoFocus value={purpose} error={missing} helperText={missing ? t('dialog.required', { label: t('listTools.purpose') }) : t('listTools.purposeHint')}
            onChange={(typed) => { setPurpose(typed.target.value); blame(false); }} slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <RadioGroup row aria-label={t('listTools.format')} value={format} onChange={(_, chosen) => setFormat(chosen)}>
            <FormControlLabel value="xlsx" control={<Radio />} label="Excel (XLSX)" />
            <FormControlLabel value="csv" control={<Radio />} label="CSV" />
          </RadioGroup>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={making}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={making}>{t(making ? 'listTools.exporting' : 'listTools.exportGo')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
