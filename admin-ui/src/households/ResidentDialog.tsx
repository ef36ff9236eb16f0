import { Box, Checkbox, FormControlLabel, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { relations as relationsThereAre, tenures as tenuresThereAre } from '../../../domain/visit/household.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { householdPath, type Card, type Resident } from './household.ts';

/** Written here too: the schemas beside them would be a heavy load for a form. */
export const relations = ['head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'tenant', 'other'] as const satisfies typeof relationsThereAre;
export const tenures = ['owner', 'tenant', 'family', 'other'] as const satisfies typeof tenuresThereAre;

const written = ['name', 'idNumber', 'born', 'phone'] as const;

/** Somebody more of a household, or what is written of somebody put right. What is masked is never filled in: left empty it stays. */
export const ResidentDialog = ({ card, resident, onDone, onClose, onStale }: { card: Card; resident?: Resident; onDone: () => void; onClose: () => void; onStale: () => void }) => {
  const { t } = useWords();
  const was = { relation: resident?.relation ?? 'other', tenure: resident?.tenure ?? '', registeredHere: resident?.registeredHere ?? true };
  const [texts, setTexts] = useState({ name: '', idNumber: '', born: '', phone: '' });
  const [gone, drop] = useState<string[]>([]);
  const [terms, setTerms] = useState(was);
  const plain = Object.fromEntries(written.map((field) => [field, texts[field].trim()]).filter(([, text]) => text));
  const otherwise = Object.fromEntries(Object.entries(terms).filter(([field, value]) => value !== '' && (!resident || value !== was[field as keyof typeof was])));
  const body = { ...otherwise, ...plain, ...Object.fromEntries(gone.map((field) => [field, null])) };
  const title = t(resident ? 'register.correctResident' : 'households.addPerson');
  return (
    <CommandDialog
      wide title={`${title} · ${resident?.name ?? card.code}`} go={title} path={householdPath(card.id, resident ? `residents/${resident.id}/correction` : 'residents')} body={body} seq={card.seq}
      ready={resident ? Object.keys(body).length > 0 : Boolean(plain['name'])} onDone={onDone} onClose={onClose} onStale={onStale}
    >
      {(errors) => (
        <>
          {resident ? <Typography color="text.secondary">{t('register.leaveEmpty')}</Typography> : null}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' }, alignItems: 'start' }}>
            {written.map((field) => (
              <TextField
                key={field} type={field === 'born' ? 'date' : 'text'} required={field === 'name' && !resident} disabled={gone.includes(field)} label={t(`households.import.columns.${field}`)} value={texts[field]} autoComplete="off"
                error={Boolean(errors[field])} helperText={errors[field] ?? (resident && resident.known.includes(field as never) ? t('register.onRecord') : ' ')} onChange={(typed) => setTexts({ ...texts, [field]: typed.target.value })}
                slotProps={field === 'born' ? { inputLabel: { shrink: true } } : {}}
              />
            ))}
            <TextField select label={t('households.import.columns.relation')} value={terms.relation} error={Boolean(errors['relation'])} helperText={errors['relation']} onChange={(picked) => setTerms({ ...terms, relation: picked.target.value })}>
              {relations.map((one) => <MenuItem key={one} value={one}>{t(`households.relation.${one}`)}</MenuItem>)}
            </TextField>
            <TextField select label={t('households.import.columns.tenure')} value={terms.tenure} onChange={(picked) => setTerms({ ...terms, tenure: picked.target.value })}>
              {was.tenure ? null : <MenuItem value="">{t('register.tenure.unsaid')}</MenuItem>}
              {tenures.map((one) => <MenuItem key={one} value={one}>{t(`register.tenure.${one}`)}</MenuItem>)}
            </TextField>
          </Box>
          <FormControlLabel control={<Checkbox checked={terms.registeredHere} onChange={(_, on) => setTerms({ ...terms, registeredHere: on })} />} label={t('households.import.columns.registeredHere')} />
          {resident?.known.map((field) => (
            <FormControlLabel key={field} control={<Checkbox checked={gone.includes(field)} onChange={(_, on) => { drop(on ? [...gone, field] : gone.filter((one) => one !== field)); setTexts({ ...texts, [field]: '' }); }} />} label={t('register.takeAway', { what: t(`households.field.${field}`) })} />
          ))}
        </>
      )}
    </CommandDialog>
  );
};
