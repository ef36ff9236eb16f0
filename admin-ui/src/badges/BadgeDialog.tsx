import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { photoAddress, photoPath, type Walker } from './walker.ts';

export type BadgeDeed = 'verify' | 'remove';

/** Verifying looks at the photo as large as it is; taking it off says what that means. */
export const BadgeDialog = ({ deed, walker, onDone, onClose }: { deed: BadgeDeed; walker: Walker; onDone: () => void; onClose: () => void }) => {
  const { t } = useWords();
  return (
    <CommandDialog title={`${t(`badges.deed.${deed}`)} · ${walker.name}`} go={t(`badges.go.${deed}`)} path={photoPath(walker, deed)} body={deed === 'verify' ? { sha256: walker.photo?.sha256 } : {}} onDone={onDone} onClose={onClose}>
      {() => (
        <>
          {walker.photo ? <Box component="img" src={photoAddress(walker)} alt={t('badges.photoOf', { name: walker.name })} sx={{ maxWidth: '100%', maxHeight: '50vh', justifySelf: 'center', borderRadius: '4px' }} /> : null}
          <Typography>{t(`badges.explain.${deed}`, { name: walker.name })}</Typography>
        </>
      )}
    </CommandDialog>
  );
};
