import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { localDay } from '../packs/days.ts';
import type { Account } from './person.ts';
import { noRole, roleBody, RoleFields } from './RoleFields.tsx';

/** A new account with its first role. */
export const NewPersonDialog = ({ onDone, onClose }: { onDone: (account: Account) => void; onClose: () => void }) => {
  const { t } = useWords();
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState(() => noRole(localDay()));
  const body = { username: username.trim(), name: name.trim(), password, roles: role.role ? [roleBody(role)] : [] };
  return (
    <CommandDialog<Account> title={t('people.add')} go={t('people.addGo')} path="/api/people" body={body} ready={Boolean(body.username && body.name && password)} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <TextField required label={t('people.username')} value={username} error={Boolean(errors['username'])} helperText={errors['username'] ?? t('people.usernameHint')} onChange={(typed) => setUsername(typed.target.value.toLowerCase())} autoComplete="off" slotProps={{ htmlInput: { maxLength: 40 } }} />
          <TextField required label={t('people.name')} value={name} error={Boolean(errors['name'])} helperText={errors['name']} onChange={(typed) => setName(typed.target.value)} slotProps={{ htmlInput: { maxLength: 60 } }} />
          <TextField required type="password" label={t('people.firstPassword')} value={password} error={Boolean(errors['password'])} helperText={errors['password'] ?? t('password.hint')} onChange={(typed) => setPassword(typed.target.value)} autoComplete="new-password" slotProps={{ htmlInput: { maxLength: 128 } }} />
          <Typography component="h3" sx={{ fontWeight: 700 }}>{t('people.firstRole')}</Typography>
          <RoleFields value={role} onChange={setRole} errors={{}} />
        </>
      )}
    </CommandDialog>
  );
};
