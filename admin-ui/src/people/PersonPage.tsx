import { Alert, Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { Changes } from '../layout/Changes.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { accountOf, personPath, type Account } from './person.ts';
import { GiveRoleDialog, PersonDialog, type Deed } from './PersonDialogs.tsx';
import { RoleHistory } from './RoleHistory.tsx';

/** Who keeps accounts may hold no duty: handing on is for who answers for the visits. */
const handers = ['leader', 'desk', 'dispatcher', 'county'];

/** One account: who it is, what roles it holds and held, and what was changed about it. Nothing is deleted. */
const PersonPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  const { data, error, dataUpdatedAt } = useQuery({ queryKey: ['people', 'account', id], queryFn: () => accountOf(id) });
  return (
    <Box sx={{ py: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1100 }}>
      <Title title={data ? data.name : t('people.title')} />
      <Box><Button component={Link} to="/people" size="small">← {t('people.back')}</Button></Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Whole account={data} now={dataUpdatedAt} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Whole = ({ account, now }: { account: Account; now: number }) => {
  const { t, at, word } = useWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const handsOver = useRoles().some((role) => handers.includes(role));
  const [deed, begin] = useState<Deed | 'role'>();
  const done = async (said: string) => {
    begin(undefined);
    notify(said, { type: 'success' });
    await Promise.all([queries.invalidateQueries({ queryKey: ['people'] }), queries.invalidateQueries({ queryKey: ['changes', personPath(account.id, 'changes')] })]);
  };
  return (
    <>
      <Card sx={{ p: 2 }}>
        <Typography variant="h5" component="h2">{account.name} {account.disabled ? `（${t('people.disabled')}）` : ''}</Typography>
        <Typography color="text.secondary">{[account.username, ...account.roles.map((role) => word('role', role)), t('people.since', { at: at(account.createdAt, true) })].join(' · ')}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
          <Button variant="contained" onClick={() => begin('role')}>{t('people.giveRole')}</Button>
          <Button variant="outlined" onClick={() => begin('password')}>{t('people.resetPassword')}</Button>
          <Button variant="outlined" onClick={() => begin('name')}>{t('people.rename')}</Button>
          {handsOver ? <Button component={Link} variant="outlined" to={`/duties?handOver=${account.id}`}>{t('people.handOver')}</Button> : null}
          <Button onClick={() => begin(account.disabled ? 'enable' : 'disable')}>{t(account.disabled ? 'people.enable' : 'people.disable')}</Button>
        </Box>
      </Card>
      <RoleHistory account={account} now={now} onDone={() => done(t('people.done'))} />
      <Changes path={personPath(account.id, 'changes')} />
      {deed === 'role' ? <GiveRoleDialog account={account} onClose={() => begin(undefined)} onDone={() => done(t('people.done'))} /> : null}
      {deed && deed !== 'role' ? <PersonDialog deed={deed} account={account} onClose={() => begin(undefined)} onDone={() => done(t('people.done'))} /> : null}
    </>
  );
};

export default PersonPage;
