import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { Incident, Offer } from './incident.ts';

/** Beside the road rather than along it: always possible, seldom the next step. */
const aside = new Set(['comment', 'contact', 'urge', 'withdraw', 'regrade', 'declareEmergency', 'reportProgress', 'refer', 'merge', 'askInformation', 'takeOver']);

/** Exactly what the API offers to this person now, no button more. The steps along the road come first. */
export const CaseActions = ({ record }: { record: Incident }) => {
  const { t, word } = useWords();
  const [chosen, choose] = useState<Offer>();
  const offers = record.actions ?? [];
  const steps = offers.filter((offer) => !aside.has(offer.name));
  const others = offers.filter((offer) => aside.has(offer.name));
  return (
    <Box role="group" aria-label={t('record.actions')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {record.actions?.length === 0 ? <Typography color="text.secondary">{t('record.noActions')}</Typography> : null}
      {steps.map((offer, place) => (
        <Button key={offer.name} size="medium" variant={place === 0 ? 'contained' : 'outlined'} onClick={() => choose(offer)}>
          {word('action', offer.name)}
        </Button>
      ))}
      {others.map((offer) => (
        <Button key={offer.name} size="medium" variant="text" onClick={() => choose(offer)}>
          {word('action', offer.name)}
        </Button>
      ))}
      {chosen ? <ActionDialog key={chosen.name} record={record} offer={chosen} onClose={() => choose(undefined)} /> : null}
    </Box>
  );
};
