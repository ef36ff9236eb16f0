import { Button, Dialog, DialogActions, DialogContent, DialogTitle, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';

/** One line of the rules, changed in the draft alone: nothing is sent from here. */
export const EditDialog = ({ title, onKeep, onDrop, onClose, ready = true, children }: { title: string; onKeep: () => void; onDrop?: (() => void) | undefined; onClose: () => void; ready?: boolean; children: ReactNode }) => {
  const { t } = useWords();
  const id = useId();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={small} aria-labelledby={id}>
      <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); onKeep(); }}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)', '&&': { pt: 1 } }}>{children}</DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          {onDrop ? <Button onClick={onDrop} sx={{ mr: 'auto' }}>{t('packRules.drop')}</Button> : null}
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!ready}>{t('packRules.keep')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
