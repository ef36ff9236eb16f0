import { Alert, Box, Button, Card, Link as Anchor, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { LocalesMenuButton, useLogin } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';

export const LoginPage = () => {
  const { t } = useWords();
  const login = useLogin();
  const why = useProblemWords();
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState('');

  const send = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const form = new FormData(submitted.currentTarget);
    setSending(true);
    setFailure('');
    await login({ username: form.get('username'), password: form.get('password') }).catch((problem: unknown) => setFailure(why(problem)));
    setSending(false);
  };

  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2, bgcolor: 'background.default' }}>
      <Card sx={{ p: 4, width: '100%', maxWidth: 380 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, pb: 3 }}>
          <img src="/favicon.svg" width="40" height="40" alt="" />
          <Box sx={{ flexGrow: 1 }}>
            <Typography variant="h5" component="h1">{t('app.name')}</Typography>
            <Typography variant="body2" color="text.secondary">{t('app.subtitle')}</Typography>
          </Box>
          <LocalesMenuButton />
        </Box>
        <Box component="form" onSubmit={send} sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="h6" component="h2">{t('login.title')}</Typography>
          {failure ? <Alert severity="error" variant="outlined">{failure}</Alert> : null}
          <TextField name="username" label={t('login.username')} required autoFocus autoComplete="username" slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }} />
          <TextField name="password" label={t('login.password')} type="password" required autoComplete="current-password" />
          <Button type="submit" variant="contained" size="large" disabled={sending}>{t(sending ? 'login.going' : 'login.go')}</Button>
          <Anchor href="/r/" variant="body2">{t('login.resident')}</Anchor>
        </Box>
      </Card>
    </Box>
  );
};
