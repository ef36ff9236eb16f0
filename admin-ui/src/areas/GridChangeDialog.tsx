import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useRef, useState, type FormEvent } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { Area } from '../dataProvider.ts';
import { newKey, Refusal } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from '../packs/days.ts';
import { makeChange, previewChange, type ChangeReport, type Seat } from './area.ts';
import { MovedTable } from './MovedTable.tsx';
import { MergeFields, mergeBody, noMerge } from './MergeFields.tsx';
import { SplitFields, splitBody, twoParts } from './SplitFields.tsx';

export type Kind = 'split' | 'merge' | 'move';

interface GridChangeProps {
  kind: Kind;
  grid: Area;
  areas: readonly Area[];
  seats: readonly Seat[];
  onDone: (report: ChangeReport) => void;
  onClose: () => void;
}

/** Splitting, merging or moving a grid: what goes over with it is counted first, and only then may it be done. It holds from that moment, or from the day that is named. */
export const GridChangeDialog = ({ kind, grid, areas, seats, onDone, onClose }: GridChangeProps) => {
  const { t, named } = useWords();
  const why = useProblemWords();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const [parts, setParts] = useState(() => twoParts(grid));
  const [merge, setMerge] = useState(noMerge);
  const [to, setTo] = useState('');
  const [effective, setEffective] = useState('');
  const [reason, setReason] = useState('');
  const [report, setReport] = useState<ChangeReport>();
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const key = useRef('');
  const body = { kind, reason: reason.trim(), ...(effective ? { effective } : {}), ...(kind === 'split' ? splitBody(parts) : kind === 'merge' ? mergeBody(merge) : { to }) };
  const ready = reason.trim() !== '' && (kind !== 'move' || to !== '') && (kind !== 'merge' || merge.with.length > 0);
  // What was previewed is what is done: any change asks for a new look.
  const changed = <T,>(set: (value: T) => void) => (value: T) => { set(value); setReport(undefined); };

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    fail(undefined);
    await work().catch(fail);
    setBusy(false);
  };
  const send = (submitted: FormEvent) => {
    submitted.preventDefault();
    void run(async () => {
      if (report) {
        return onDone(await makeChange(grid.id, body, key.current));
      }
      key.current = newKey();
      setReport(await previewChange(grid.id, body));
    });
  };
  const faults = failure instanceof Refusal ? (failure.problem.errors ?? []) : [];
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="md" fullScreen={small} aria-labelledby="grid-change">
      <form noValidate onSubmit={send}>
        <DialogTitle id="grid-change">{t(`areas.${kind}`)} · {named(grid)}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)' }}>
          <Typography color="text.secondary">{t(`areas.means.${kind}`)}</Typography>
          {failure ? (
            <Alert severity="error" variant="outlined">
              {why(failure)}
              {faults.length > 0 ? <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{faults.map((fault) => <li key={fault.path}>{fault.path}: {fault.message}</li>)}</Box> : null}
            </Alert>
          ) : null}
          {kind === 'split' ? <SplitFields parts={parts} onChange={changed(setParts)} seats={seats} /> : null}
          {kind === 'merge' ? <MergeFields value={merge} onChange={changed(setMerge)} others={areas.filter((area) => area.parentId === grid.parentId && area.id !== grid.id && area.level === 'grid')} /> : null}
          {kind === 'move' ? <AreaChoice label={t('areas.moveTo')} required value={to} onChange={changed(setTo)} /> : null}
          <TextField type="date" label={t('areas.effective')} value={effective} helperText={t('areas.effectiveHint')} onChange={(typed) => changed(setEffective)(typed.target.value)} slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: localDay() } }} />
          <TextField required label={t('setUp.reason')} value={reason} onChange={(typed) => changed(setReason)(typed.target.value)} slotProps={{ htmlInput: { maxLength: 500 } }} />
          <Box role="status">{report ? <MovedTable report={report} /> : null}</Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={busy}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant={report ? 'contained' : 'outlined'} disabled={busy || !ready}>{busy ? t('dialog.sending') : report ? t(effective > localDay() ? 'areas.planIt' : 'areas.doIt', { what: t(`areas.${kind}`) }) : t('areas.preview')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
