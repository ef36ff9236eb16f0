import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';

export type TagDeed = 'approve' | 'refuse' | 'end';

/** Approving, refusing or ending a tag. */
export const AnswerDialog = ({ deed, tag, name, onDone, onClose }: { deed: TagDeed; tag: string; name: string; onDone: () => void; onClose: () => void }) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const asks = deed !== 'approve';
  return (
    <CommandDialog title={`${t(`tags.deed.${deed}`)} · ${name}`} go={t(`tags.deed.${deed}`)} path={`/api/tags/${tag}/${deed}`} body={asks ? { reason: reason.trim() } : {}} ready={!asks || reason.trim() !== ''} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t(`tags.means.${deed}`)}</Typography>
          {asks ? <TextField required autoFocus label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} /> : null}
        </>
      )}
    </CommandDialog>
  );
};
