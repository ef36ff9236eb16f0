import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { localDay } from '../packs/days.ts';
import { personPath, type Account } from './person.ts';
import { noRole, roleBody, RoleFields } from './RoleFields.tsx';

interface DialogProps { account: Account; onDone: () => void; onClose: () => void }
export type Deed = 'password' | 'name' | 'disable' | 'enable';

const titles = { password: 'people.resetPassword', name: 'people.rename', disable: 'people.disable', enable: 'people.enable' } as const;

/** What is done to an account as a whole. What it means for the person stands above the button. */
export const PersonDialog = ({ deed, account, onDone, onClose }: DialogProps & { deed: Deed }) => {
  const { t } = useWords();
  const [value, setValue] = useState(deed === 'name' ? account.name : '');
  const [reason, setReason] = useState('');
  const asks = deed === 'password' || deed === 'name';
  const body = { ...(asks ? { [deed]: deed === 'name' ? value.trim() : value } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) };
  return (
    <CommandDialog title={`${t(titles[deed])} · ${account.name}`} go={t(titles[deed])} path={personPath(account.id, deed)} body={body} ready={!asks || value.trim() !== ''} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t(`people.means.${deed}`)}</Typography>
          {asks ? (
            <TextField
              required autoFocus type={deed === 'password' ? 'password' : 'text'} label={t(deed === 'password' ? 'people.newPassword' : 'people.name')} value={value} error={Boolean(errors[deed])} autoComplete="new-password"
              helperText={errors[deed] ?? (deed === 'password' ? t('password.hint') : undefined)} onChange={(typed) => setValue(typed.target.value)} slotProps={{ htmlInput: { maxLength: deed === 'password' ? 128 : 60 } }}
            />
          ) : null}
          <Reason value={reason} onChange={setReason} error={errors['reason']} />
        </>
      )}
    </CommandDialog>
  );
};

export const GiveRoleDialog = ({ account, onDone, onClose }: DialogProps) => {
  const { t } = useWords();
  const [role, setRole] = useState(() => noRole(localDay()));
  const [reason, setReason] = useState('');
  const body = { ...roleBody(role), ...(reason.trim() ? { reason: reason.trim() } : {}) };
  return (
    <CommandDialog title={`${t('people.giveRole')} · ${account.name}`} go={t('people.giveRole')} path={personPath(account.id, 'roles')} body={body} ready={role.role !== ''} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <RoleFields value={role} onChange={setRole} errors={errors} />
          <Reason value={reason} onChange={setReason} error={errors['reason']} />
        </>
      )}
    </CommandDialog>
  );
};

/** A role ends on a day; what it saw and did stays on record. */
export const EndRoleDialog = ({ account, holding, onDone, onClose }: DialogProps & { holding: string }) => {
  const { t } = useWords();
  const [at, setAt] = useState('');
  const [reason, setReason] = useState('');
  const body = { ...(at ? { at } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) };
  return (
    <CommandDialog title={`${t('people.endRole')} · ${account.name}`} go={t('people.endRole')} path={personPath(account.id, `roles/${holding}/end`)} body={body} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <TextField type="date" label={t('people.endDay')} value={at} error={Boolean(errors['at'])} helperText={errors['at'] ?? t('people.endNow')} onChange={(typed) => setAt(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
          <Reason value={reason} onChange={setReason} error={errors['reason']} />
        </>
      )}
    </CommandDialog>
  );
};

const Reason = ({ value, onChange, error }: { value: string; onChange: (words: string) => void; error: string | undefined }) => {
  const { t } = useWords();
  return <TextField label={t('dialog.optional', { label: t('setUp.reason') })} value={value} error={Boolean(error)} helperText={error} onChange={(typed) => onChange(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />;
};
