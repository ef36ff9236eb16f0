import { Box, Button, Card, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Problem } from '../door.ts';
import type { Incident } from './incident.ts';
import { StatusChip } from './StatusChip.tsx';

/** Somebody was faster. Shows how the case stands now; what was typed may be sent again where the action is still open. */
export const ConflictDialog = ({ action, problem, onSee, onAgain }: { action: string; problem: Problem; onSee: () => void; onAgain: (seq: number) => void }) => {
  const { t } = useWords();
  const now = (problem.current ?? problem.case) as Incident | undefined;
  const open = now?.actions?.some((offer) => offer.name === action) ?? false;
  return (
    <Dialog open onClose={onSee} maxWidth="sm" fullWidth aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{t('conflict.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{problem.detail ?? problem.title}</Typography>
        {now ? <Standing record={now} /> : null}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        {open && now ? <Button onClick={() => onAgain(now.seq)}>{t('conflict.again')}</Button> : null}
        <Button variant="contained" onClick={onSee} autoFocus>{t('conflict.see')}</Button>
      </DialogActions>
    </Dialog>
  );
};

const Standing = ({ record }: { record: Incident }) => {
  const { t, named, at } = useWords();
  const lines = [
    [t('record.lead'), named(record.lead)],
    [t('record.person'), record.person?.name],
    [t('record.updatedAt'), at(record.updatedAt)],
  ].filter(([, value]) => value);
  return (
    <Card sx={{ p: 2 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', pb: 0.5 }}>
        <Typography sx={{ fontWeight: 700 }}>{t('conflict.now')}</Typography>
        <StatusChip status={record.status} />
      </Box>
      {lines.map(([label, value]) => (
        <Typography key={label} variant="body2">{label}: {value}</Typography>
      ))}
    </Card>
  );
};
