import { Alert, Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, FormGroup, FormLabel, TextField, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useAreaNames } from '../areas/useAreaNames.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { newKey } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from './days.ts';
import { Faults } from './Faults.tsx';
import type { Pack } from './pack.ts';
import { givePack, storePack, tryPack, type Fault, type PackVersion } from './rules.ts';
import { TryOut } from './TryOut.tsx';

/** A draft becomes the next version: checked by the server, tried on the last thirty days, then stored and given to areas from a day on. */
export const PublishDialog = ({ draft, packs, onClose }: { draft: Pack; packs: PackVersion[]; onClose: () => void }) => {
  const { t, named } = useWords();
  const why = useProblemWords();
  const go = useNavigate();
  const notify = useNotify();
  const queries = useQueryClient();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [faults, setFaults] = useState<Fault[]>();
  const [from, setFrom] = useState(() => localDay(1));
  const holders = [...new Set(packs.filter(({ id }) => id === draft.id).flatMap(({ areas }) => areas.map(({ areaId }) => areaId)))];
  const areaOf = useAreaNames(holders);
  const [chosen, choose] = useState(holders);
  const [more, addArea] = useState('');
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    fail(undefined);
    await work().catch(fail);
    setBusy(false);
  };
  // Looked at once when the dialog opens: a draft does not change behind it.
  const began = useRef(false);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    tryPack(draft).then(setFaults, fail);
  }, [draft]);
  const given = [...new Set([...chosen, ...(more ? [more] : [])])];
  const publish = () => run(async () => {
    await storePack(draft, key.current);
    for (const area of given) await givePack(area, { packId: draft.id, version: draft.version, from });
    await Promise.all([queries.invalidateQueries({ queryKey: ['packs'] }), queries.invalidateQueries({ queryKey: ['catalogue'] })]);
    notify(t('packRules.published', { version: draft.version }), { type: 'success' });
    void go(`/packs/${draft.id}/${draft.version}/catalogue`);
    onClose();
  });
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="md" fullScreen={small} aria-labelledby="publish-title">
      <DialogTitle id="publish-title">{t('packRules.publishTitle', { name: named(draft), version: draft.version })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)' }}>
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        <Box role="status">
          {faults === undefined && !failure ? <Typography>{t('rules.checking')}</Typography> : null}
          {faults?.length === 0 ? <Alert severity="success" variant="outlined">{t('rules.good')}</Alert> : null}
          {faults && faults.length > 0 ? <Faults faults={faults} /> : null}
        </Box>
        <TryOut rules={{ pack: draft }} disabled={faults?.length !== 0} />
        <FormGroup role="group" aria-labelledby="publish-areas">
          <FormLabel id="publish-areas">{t('packRules.where')}</FormLabel>
          {holders.map((area) => <FormControlLabel key={area} label={named(areaOf(area)) || area} control={<Checkbox checked={chosen.includes(area)} onChange={(_, on) => choose(on ? [...chosen, area] : chosen.filter((one) => one !== area))} />} />)}
        </FormGroup>
        <AreaChoice label={t('packRules.alsoWhere')} value={more} onChange={addArea} />
        <TextField type="date" required label={t('rules.fromDay')} value={from} helperText={t('packRules.fromHint')} onChange={(typed) => setFrom(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
        {given.length === 0 ? <Typography variant="body2" color="text.secondary">{t('packRules.givenNowhere')}</Typography> : null}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} disabled={busy}>{t('dialog.cancel')}</Button>
        <Button variant="contained" disabled={busy || faults?.length !== 0 || !from} onClick={publish}>{t(busy ? 'dialog.sending' : 'packRules.publishGo')}</Button>
      </DialogActions>
    </Dialog>
  );
};
