import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { newKey } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { Faults } from './Faults.tsx';
import { FileChoice } from './FileChoice.tsx';
import { faultsOf, storePack, tryPack, type Fault } from './rules.ts';

/** A pack from a file: checked the moment it is chosen, stored only when nothing is wrong with it and somebody says so. */
export const PackUpload = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const queries = useQueryClient();
  const [document, setDocument] = useState<unknown>();
  const [faults, setFaults] = useState<Fault[]>();
  const [stored, setStored] = useState<{ id: string; version: number }>();
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const key = useRef('');

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    fail(undefined);
    await work().catch(fail);
    setBusy(false);
  };
  const check = (read: unknown) => {
    setDocument(read);
    setFaults(undefined);
    setStored(undefined);
    fail(undefined);
    // The same file keeps its key: pressing again after a lost answer stores nothing twice.
    key.current = newKey();
    if (read !== undefined) void run(async () => setFaults(await tryPack(read)));
  };
  const keep = () => run(async () => {
    const told = await storePack(document, key.current).catch((problem: unknown) => { setFaults(faultsOf(problem)); });
    if (!told) return;
    setStored(told);
    setFaults(undefined);
    await queries.invalidateQueries({ queryKey: ['packs'] });
  });

  return (
    <Card component="section" aria-labelledby="upload-title" sx={{ p: 2, display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Typography id="upload-title" component="h2" sx={{ fontWeight: 700 }}>{t('rules.uploadTitle')}</Typography>
      <Typography variant="body2" color="text.secondary">{t('rules.uploadHint')}</Typography>
      <FileChoice label={t('rules.choose')} onRead={check} />
      <Box role="status" sx={{ display: 'grid', gap: 1 }}>
        {busy ? <Typography>{t('rules.checking')}</Typography> : null}
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        {stored ? <Alert severity="success" variant="outlined">{t('rules.stored', stored)}</Alert> : null}
        {faults && faults.length > 0 ? <Faults faults={faults} /> : null}
        {faults?.length === 0 ? <Alert severity="success" variant="outlined">{t('rules.good')}</Alert> : null}
      </Box>
      {faults?.length === 0 ? <Box><Button variant="contained" disabled={busy} onClick={keep}>{t('rules.store')}</Button></Box> : null}
    </Card>
  );
};
