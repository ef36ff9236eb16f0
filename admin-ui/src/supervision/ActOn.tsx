import { Alert, Box, Button, CircularProgress, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetOne } from 'react-admin';
import { ActionDialog } from '../cases/ActionDialog.tsx';
import type { Incident, Offer } from '../cases/incident.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { Card } from './board.ts';
import { useWords } from '../i18n/words.ts';

/** What overseeing is done with; whether it may be done now the server says, with the case. */
const overseeing = ['urge', 'answerSupervision', 'takeOver', 'designate', 'reassign', 'declareEmergency'];

/** The actions of supervision that the server offers on one case, each with its own form. */
export const ActOn = ({ card: { id, number }, onClose }: { card: Pick<Card, 'id' | 'number'>; onClose: () => void }) => {
  const { t, word } = useWords();
  const why = useProblemWords();
  const { data: record, error } = useGetOne<Incident>('incidents', { id });
  const [chosen, choose] = useState<Offer>();
  if (record && chosen) return <ActionDialog record={record} offer={chosen} onClose={onClose} />;
  const offers = (record?.actions ?? []).filter(({ name }) => overseeing.includes(name));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="act-on-title">
      <DialogTitle id="act-on-title">{number}</DialogTitle>
      <DialogContent>
        {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
        {!record && !error ? <CircularProgress aria-label={t('ra.page.loading')} /> : null}
        {record && offers.length === 0 ? <Typography>{t('supervision.nothingToDo')}</Typography> : null}
        <Box sx={{ display: 'grid', gap: 1 }}>{offers.map((offer) => <Button key={offer.name} variant="outlined" onClick={() => choose(offer)}>{word('action', offer.name)}</Button>)}</Box>
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('dialog.cancel')}</Button></DialogActions>
    </Dialog>
  );
};
