import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { useShortcuts } from '../keyboard/useShortcuts.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { caseAddress } from './address.ts';
import type { Incident, Offer } from './incident.ts';
import { neighbour } from './lastList.ts';

/** Beside the road rather than along it: always possible, seldom the next step. */
const aside = new Set(['comment', 'contact', 'urge', 'withdraw', 'regrade', 'declareEmergency', 'reportProgress', 'refer', 'merge', 'askInformation', 'takeOver']);

/** The keys of the commonest acts; they do nothing where the act is not offered. */
const keyOf: Record<string, string> = { accept: 'a', reject: 'r', merge: 'm', dispatch: 'e', sign: 's', urge: 'u', comment: 'c' };
const keyed = (name: string) => (keyOf[name] ? { 'aria-keyshortcuts': keyOf[name], title: keyOf[name].toUpperCase() } : {});

/** Exactly what the API offers to this person now, no button more. The steps along the road come first. */
export const CaseActions = ({ record }: { record: Incident }) => {
  const { t, word } = useWords();
  const [chosen, choose] = useState<Offer>();
  const offers = record.actions ?? [];
  const steps = offers.filter((offer) => !aside.has(offer.name));
  const others = offers.filter((offer) => aside.has(offer.name));
  const go = useNavigate();
  const next = (step: 1 | -1) => {
    const id = neighbour(record.id, step);
    if (id) void go(caseAddress({ id }));
  };
  const pressed = (name: string) => {
    const offer = offers.find((one) => one.name === name);
    if (offer) choose(offer);
  };
  useShortcuts({ j: () => next(1), k: () => next(-1), ...Object.fromEntries(Object.entries(keyOf).map(([name, key]) => [key, () => pressed(name)])) });
  return (
    <Box role="group" aria-label={t('record.actions')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {record.actions?.length === 0 ? <Typography color="text.secondary">{t('record.noActions')}</Typography> : null}
      {steps.map((offer, place) => (
        <Button key={offer.name} size="medium" variant={place === 0 ? 'contained' : 'outlined'} {...keyed(offer.name)} onClick={() => choose(offer)}>
          {word('action', offer.name)}
        </Button>
      ))}
      {others.map((offer) => (
        <Button key={offer.name} size="medium" variant="text" {...keyed(offer.name)} onClick={() => choose(offer)}>
          {word('action', offer.name)}
        </Button>
      ))}
      {chosen ? <ActionDialog key={chosen.name} record={record} offer={chosen} onClose={() => choose(undefined)} /> : null}
    </Box>
  );
};
