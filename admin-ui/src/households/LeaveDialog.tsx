import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { householdEndings, leavings } from '../../../domain/visit/correction.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { householdPath, type Card, type Resident } from './household.ts';

const ofPerson = ['movedAway', 'died', 'wrongEntry'] as const satisfies typeof leavings;
const ofHousehold = ['movedAway', 'demolished', 'joined', 'wrongEntry'] as const satisfies typeof householdEndings;

/** Somebody is no longer of the household, or the household no longer there. Nothing is deleted. */
export const LeaveDialog = ({ card, resident, name, onDone, onClose, onStale }: { card: Card; resident?: Resident; name: string; onDone: () => void; onClose: () => void; onStale: () => void }) => {
  const { t } = useWords();
  const [why, setWhy] = useState('');
  const title = t(resident ? 'register.leave' : 'register.end');
  return (
    <CommandDialog title={`${title} · ${name}`} go={title} path={householdPath(card.id, resident ? `residents/${resident.id}/end` : 'end')} body={{ why }} seq={card.seq} ready={why !== ''} onDone={onDone} onClose={onClose} onStale={onStale}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t(resident ? 'register.leaveMeans' : 'register.endMeans')}</Typography>
          <TextField select required label={t('setUp.reason')} value={why} error={Boolean(errors['why'])} helperText={errors['why']} onChange={(picked) => setWhy(picked.target.value)}>
            {(resident ? ofPerson : ofHousehold).map((one) => <MenuItem key={one} value={one}>{t(`register.why.${one}`)}</MenuItem>)}
          </TextField>
        </>
      )}
    </CommandDialog>
  );
};
