import { Alert, Box, Button, Card, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { Title, useDataProvider } from 'react-admin';
import { fieldErrors } from '../cases/useAct.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { Refusal } from '../door.ts';
import { useWords } from '../i18n/words.ts';

const PasswordPage = () => {
  const { t } = useWords();
  const door = useDataProvider<DeskProvider>();
  const why = useProblemWords();
  const [told, tell] = useState<{ good: boolean; words: string }>();

  const send = async (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const page = submitted.currentTarget;
    const form = new FormData(page);
    const [old, next, again] = ['old', 'next', 'again'].map((name) => String(form.get(name)));
    if (next !== again) return tell({ good: false, words: t('password.differ') });
    await door.changePassword(old ?? '', next ?? '').then(
      () => { tell({ good: true, words: t('password.done') }); page.reset(); },
      (problem: unknown) => tell({ good: false, words: [why(problem), problem instanceof Refusal ? Object.values(fieldErrors(problem.problem)).join(' ') : ''].join(' ') }),
    );
  };

  return (
    <Box sx={{ py: 2, maxWidth: 420 }}>
      <Title title={t('password.title')} />
      <Card component="form" onSubmit={send} sx={{ p: 2.5, display: 'grid', gap: 2 }}>
        {told ? <Alert severity={told.good ? 'success' : 'error'} variant="outlined">{told.words}</Alert> : null}
        <TextField name="old" type="password" label={t('password.old')} required autoComplete="current-password" />
        <TextField name="next" type="password" label={t('password.next')} required autoComplete="new-password" helperText={t('password.hint')} slotProps={{ htmlInput: { minLength: 8 } }} />
        <TextField name="again" type="password" label={t('password.again')} required autoComplete="new-password" />
        <Button type="submit" variant="contained">{t('password.go')}</Button>
      </Card>
    </Box>
  );
};

export default PasswordPage;
