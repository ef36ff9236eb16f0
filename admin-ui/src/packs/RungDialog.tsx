import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { BudgetField } from '../cases/choices/BudgetField.tsx';
import { useWords } from '../i18n/words.ts';
import { EditDialog } from './EditDialog.tsx';
import type { Rung } from './pack.ts';
import { RolesChoice } from './RolesChoice.tsx';

const deeds = ['tell', 'urge', 'supervise', 'publish', 'ring'] as const;

/** One rung: its name, when it is reached (a share of the limit, a while after it), what is done, who is told. */
export const RungDialog = ({ rung, isNew, onKeep, onDrop, onClose }: { rung: Rung; isNew: boolean; onKeep: (rung: Rung) => void; onDrop: (() => void) | undefined; onClose: () => void }) => {
  const { t, word } = useWords();
  const [name, setName] = useState(rung.rung);
  const [at, setAt] = useState(typeof rung.at === 'string' ? rung.at : rung.at.join('\n'));
  const [then, setThen] = useState<Rung['then']>(rung.then);
  const [whom, setWhom] = useState(rung.whom);
  const [height, setHeight] = useState<1 | 2>(rung.height ?? 1);
  const [answer, setAnswer] = useState(rung.answerWithin ?? '');
  const when = at.split('\n').map((line) => line.trim()).filter(Boolean);
  const keep = () => {
    const { height: _height, answerWithin: _answer, ...rest } = rung;
    onKeep({ ...rest, rung: name.trim(), at: when.length === 1 ? when[0]! : when, then, whom, ...(then === 'supervise' ? { height } : {}), ...(answer ? { answerWithin: answer } : {}) });
  };
  return (
    <EditDialog title={isNew ? t('packRules.addRung') : `${t('packRules.rung')} ${rung.rung}`} ready={name.trim() !== '' && when.length > 0} onClose={onClose} onDrop={onDrop} onKeep={keep}>
      <TextField required label={t('packRules.rung')} value={name} helperText={t('packRules.rungHint')} onChange={(typed) => setName(typed.target.value)} />
      <TextField required multiline label={t('packRules.when')} value={at} helperText={t('packRules.whenHint')} onChange={(typed) => setAt(typed.target.value)} />
      <TextField select label={t('packRules.then')} value={then} onChange={(picked) => setThen(picked.target.value as Rung['then'])}>
        {deeds.map((deed) => <MenuItem key={deed} value={deed}>{word('rung', deed)}</MenuItem>)}
      </TextField>
      {then === 'supervise' ? (
        <TextField select label={t('packRules.height')} value={height} onChange={(picked) => setHeight(Number(picked.target.value) as 1 | 2)}>
          {[1, 2].map((one) => <MenuItem key={one} value={one}>{t(`domain.height.${one}`)}</MenuItem>)}
        </TextField>
      ) : null}
      <RolesChoice label={t('packRules.whom')} value={whom} onChange={setWhom} />
      <BudgetField label={t('packRules.answerWithin')} value={answer} onChange={setAnswer} />
    </EditDialog>
  );
};
