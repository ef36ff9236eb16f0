import { Box, Button, Card, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { FileButton } from '../layout/FileButton.tsx';
import type { BadgeDeed } from './BadgeDialog.tsx';
import { photoAddress, stateOf, type BadgeState, type Walker } from './walker.ts';

const marks: Record<BadgeState, { glyph: string; colour: 'success' | 'warning' | 'default' }> = {
  verified: { glyph: '●', colour: 'success' }, waiting: { glyph: '◆', colour: 'warning' }, none: { glyph: '○', colour: 'default' },
};

interface Props {
  walkers: readonly Walker[];
  onBring: (walker: Walker, file: File) => Promise<void>;
  onDo: (deed: BadgeDeed, walker: Walker) => void;
}

/** Everybody with the photo and how it stands, and what may be done about it. */
export const BadgeTable = ({ walkers, onBring, onDo }: Props) => {
  const { t, word, chinese } = useWords();
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('badges.title')}>
      <Table aria-label={t('badges.title')}>
        <TableHead><TableRow>{['photo', 'name', 'state'].map((head) => <TableCell key={head}>{t(`badges.column.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {walkers.map((walker) => {
            const state = stateOf(walker);
            return (
              <TableRow key={walker.id} hover>
                <TableCell sx={{ lineHeight: 0 }}>{walker.photo ? <Box component="img" src={photoAddress(walker)} alt={t('badges.photoOf', { name: walker.name })} sx={{ width: 60, height: 80, objectFit: 'cover', borderRadius: '4px' }} /> : null}</TableCell>
                <TableCell>
                  <Typography noWrap sx={{ fontWeight: 600 }}>{walker.name}</Typography>
                  <Typography variant="body2" color="text.secondary">{walker.roles.map((role) => word('role', role)).join(chinese ? '、' : ', ')}</Typography>
                </TableCell>
                <TableCell>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
                    <Chip size="small" variant="outlined" color={marks[state].colour} label={`${marks[state].glyph} ${t(`badges.state.${state}`)}`} />
                    {walker.photo?.mayVerify ? <Button size="small" variant="contained" onClick={() => onDo('verify', walker)} aria-label={`${t('badges.deed.verify')} ${walker.name}`}>{t('badges.deed.verify')}</Button> : null}
                    <Bring walker={walker} onBring={onBring} />
                    {walker.photo ? <Button size="small" onClick={() => onDo('remove', walker)} aria-label={`${t('badges.deed.remove')} ${walker.name}`}>{t('badges.deed.remove')}</Button> : null}
                  </Box>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
};

const Bring = ({ walker, onBring }: { walker: Walker; onBring: Props['onBring'] }) => {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const chosen = async ([file]: File[]) => {
    if (!file) return;
    setBusy(true);
    await onBring(walker, file);
    setBusy(false);
  };
  const label = busy ? t('dialog.uploading') : t(walker.photo ? 'badges.otherPhoto' : 'badges.bring');
  return <FileButton label={label} about={walker.name} accept="image/*" small busy={busy} onFiles={(files) => void chosen(files)} />;
};
