import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { PersonSearch } from '../people/PersonSearch.tsx';
import { riskColours, riskSubjects, type Risk } from './risk.ts';

/** Puts a household, a place or an incident under watch. */
export const NewRiskDialog = ({ about, onDone, onClose }: { about?: { kind: string; id: string; name: string }; onDone: (risk: Risk) => void; onClose: () => void }) => {
  const { t } = useWords();
  const [kind, setKind] = useState(about?.kind ?? 'household');
  const [id, setId] = useState('');
  const [colour, setColour] = useState<string>('yellow');
  const [what, setWhat] = useState('');
  const [measure, setMeasure] = useState('');
  const [owner, setOwner] = useState('');
  const named = about?.id ?? id.trim();
  const body = { about: { kind, id: named }, colour, what: what.trim(), ...(measure.trim() ? { measure: measure.trim() } : {}), ...(owner ? { owner } : {}) };
  return (
    <CommandDialog<Risk> title={about ? `${t('risks.open')} · ${about.name}` : t('risks.open')} go={t('risks.open')} path="/api/risks" body={body} ready={Boolean(named && body.what)} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          {about ? null : (
            <>
              <TextField select label={t('risks.kind')} value={kind} onChange={(picked) => setKind(picked.target.value)}>
                {riskSubjects.map((subject) => <MenuItem key={subject} value={subject}>{t(`risks.subject.${subject}`)}</MenuItem>)}
              </TextField>
              <TextField required label={t(`risks.ref.${kind}`)} value={id} error={Boolean(errors['about'])} helperText={errors['about']} onChange={(typed) => setId(typed.target.value)} />
            </>
          )}
          <TextField select label={t('risks.colourName')} value={colour} error={Boolean(errors['colour'])} helperText={errors['colour'] ?? t(`risks.means.${colour}`)} onChange={(picked) => setColour(picked.target.value)}>
            {riskColours.map((one) => <MenuItem key={one} value={one}>{t(`risks.colour.${one}`)}</MenuItem>)}
          </TextField>
          <TextField required multiline minRows={2} label={t('risks.what')} value={what} error={Boolean(errors['what'])} helperText={errors['what']} onChange={(typed) => setWhat(typed.target.value)} slotProps={{ htmlInput: { maxLength: 1000 } }} />
          <TextField multiline minRows={2} label={t('dialog.optional', { label: t('risks.measure') })} value={measure} error={Boolean(errors['measure'])} helperText={errors['measure']} onChange={(typed) => setMeasure(typed.target.value)} slotProps={{ htmlInput: { maxLength: 1000 } }} />
          <PersonSearch label={t('dialog.optional', { label: t('risks.owner') })} value={owner} error={errors['owner']} onChange={setOwner} hint={t('risks.ownerHint')} />
        </>
      )}
    </CommandDialog>
  );
};
