import { Box, ButtonBase, Dialog, IconButton } from '@mui/material';
import Close from '@mui/icons-material/Close';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { fileAddress } from '../dataProvider.ts';

/** The photos of a case, small in a row, large when pressed. */
export const Evidence = ({ hashes }: { hashes: string[] }) => {
  const t = useTranslate();
  const [large, show] = useState<number>();
  if (hashes.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pb: 1.5 }}>
      {hashes.map((hash, index) => (
        <ButtonBase key={hash} onClick={() => show(index)} aria-label={t('record.photo', { number: index + 1 })}>
          <Box component="img" loading="lazy" alt="" src={fileAddress(hash)} sx={{ width: 120, height: 90, objectFit: 'cover', borderRadius: '4px', border: 1, borderColor: 'divider' }} />
        </ButtonBase>
      ))}
      {large === undefined ? null : (
        <Dialog open onClose={() => show(undefined)} maxWidth="lg" aria-label={t('record.photo', { number: large + 1 })}>
          <IconButton onClick={() => show(undefined)} aria-label={t('dialog.close')} sx={{ position: 'absolute', top: 8, right: 8, bgcolor: 'background.paper' }}>
            <Close />
          </IconButton>
          <Box component="img" alt={t('record.photo', { number: large + 1 })} src={fileAddress(hashes[large]!)} sx={{ maxWidth: '100%', maxHeight: '86vh' }} />
        </Dialog>
      )}
    </Box>
  );
};
