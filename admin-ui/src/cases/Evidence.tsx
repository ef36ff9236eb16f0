import Close from '@mui/icons-material/Close';
import Next from '@mui/icons-material/ChevronRight';
import Previous from '@mui/icons-material/ChevronLeft';
import { Box, ButtonBase, Dialog, IconButton, Typography } from '@mui/material';
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
      {large === undefined ? null : <Viewer hashes={hashes} at={large} onGo={show} onClose={() => show(undefined)} />}
    </Box>
  );
};

/** One photo after the other: arrows, Home and End go through them, Z shows every pixel, Escape closes. */
const Viewer = ({ hashes, at, onGo, onClose }: { hashes: string[]; at: number; onGo: (at: number) => void; onClose: () => void }) => {
  const t = useTranslate();
  const [whole, setWhole] = useState(true);
  const last = hashes.length - 1;
  const go = (to: number) => onGo(Math.min(Math.max(to, 0), last));
  const keys: Record<string, () => void> = { ArrowLeft: () => go(at - 1), ArrowRight: () => go(at + 1), Home: () => go(0), End: () => go(last), z: () => setWhole(!whole) };
  const name = t('record.photo', { number: at + 1 });
  return (
    <Dialog
      open fullWidth maxWidth="lg" onClose={onClose} slotProps={{ paper: { 'aria-label': name } }}
      onKeyDown={(pressed) => {
        const does = keys[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key];
        if (!does || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        does();
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
        <Typography role="status" sx={{ flexGrow: 1 }}>{t('viewer.of', { number: at + 1, count: hashes.length })} <Box component="span" sx={{ color: 'text.secondary' }}>{t('viewer.keys')}</Box></Typography>
        <IconButton onClick={() => go(at - 1)} disabled={at === 0} aria-label={t('viewer.previous')}><Previous /></IconButton>
        <IconButton onClick={() => go(at + 1)} disabled={at === last} aria-label={t('viewer.next')}><Next /></IconButton>
        <IconButton onClick={onClose} aria-label={t('dialog.close')} autoFocus><Close /></IconButton>
      </Box>
      <Box tabIndex={0} role="group" aria-label={name} sx={{ overflow: 'auto', textAlign: 'center', minHeight: 200 }}>
        <Box component="img" alt={name} src={fileAddress(hashes[at]!)} sx={whole ? { maxWidth: '100%', maxHeight: '80vh', display: 'block', m: '0 auto' } : { display: 'block' }} />
      </Box>
    </Dialog>
  );
};
