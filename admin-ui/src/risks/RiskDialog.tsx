import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { FileButton } from '../layout/FileButton.tsx';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { PersonSearch } from '../people/PersonSearch.tsx';
import { riskColours, riskPath, type WholeRisk } from './risk.ts';

export type RiskDeed = 'colour' | 'review' | 'measure' | 'askStrike' | 'agreeToStrike' | 'refuseStrike';

/** What is done to a risk. Who may lower a colour, and that two persons strike one off, the server decides and says. */
export const RiskDialog = ({ deed, risk, onDone, onClose }: { deed: RiskDeed; risk: WholeRisk; onDone: () => void; onClose: () => void }) => {
  const { t } = useWords();
  const [colour, setColour] = useState<string>(riskColours.find((one) => one !== risk.colour) ?? 'yellow');
  const [words, setWords] = useState(deed === 'measure' ? (risk.measure ?? '') : '');
  const [owner, setOwner] = useState(risk.owner?.id ?? '');
  const [evidence, setEvidence] = useState<string[]>([]);
  const said = words.trim();
  const body = {
    colour: { colour, reason: said }, review: { finding: said }, measure: { measure: said, ...(owner ? { owner } : {}) },
    askStrike: { reason: said, evidence }, agreeToStrike: {}, refuseStrike: { reason: said },
  }[deed];
  const ready = deed === 'agreeToStrike' || (said !== '' && (deed !== 'askStrike' || evidence.length > 0));
  const label = deed === 'review' ? t('risks.finding') : deed === 'measure' ? t('risks.measure') : t('setUp.reason');
  return (
    <CommandDialog title={t(`risks.deed.${deed}`)} go={t(`risks.deed.${deed}`)} path={riskPath(risk.id, deed)} body={body} ready={ready} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t(`risks.deedMeans.${deed}`)}</Typography>
          {deed === 'colour' ? (
            <TextField select label={t('risks.colourName')} value={colour} helperText={t(`risks.means.${colour}`)} onChange={(picked) => setColour(picked.target.value)}>
              {riskColours.filter((one) => one !== risk.colour).map((one) => <MenuItem key={one} value={one}>{t(`risks.colour.${one}`)}</MenuItem>)}
            </TextField>
          ) : null}
          {deed === 'agreeToStrike' ? null : <TextField required autoFocus multiline minRows={2} label={label} value={words} error={Boolean(errors['reason'] ?? errors['finding'] ?? errors['measure'])} helperText={errors['reason'] ?? errors['finding'] ?? errors['measure']} onChange={(typed) => setWords(typed.target.value)} slotProps={{ htmlInput: { maxLength: deed === 'review' || deed === 'measure' ? 1000 : 500 } }} />}
          {deed === 'measure' ? <PersonSearch label={t('risks.owner')} value={owner} error={errors['owner']} onChange={setOwner} /> : null}
          {deed === 'askStrike' ? <Files hashes={evidence} onAdd={(hash) => setEvidence([...evidence, hash])} error={errors['evidence']} /> : null}
        </>
      )}
    </CommandDialog>
  );
};

/** Photos as evidence; each is stored under the hash of its content before the command names it. */
const Files = ({ hashes, onAdd, error }: { hashes: string[]; onAdd: (hash: string) => void; error: string | undefined }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const door = useDataProvider<DeskProvider>();
  const [failure, fail] = useState<unknown>();
  const add = async (files: readonly File[]) => {
    fail(undefined);
    for (const file of files) await door.upload(file).then(onAdd, fail);
  };
  return (
    <Box>
      <FileButton label={t('risks.addEvidence')} accept="image/*" several onFiles={(picked) => void add(picked)} />
      <Typography role="status" variant="body2" color={failure || error ? 'error' : 'text.secondary'}>{failure ? t('dialog.uploadFailed', { why: why(failure) }) : (error ?? t('risks.evidenceCount', { count: hashes.length }))}</Typography>
    </Box>
  );
};
