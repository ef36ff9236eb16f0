import { Alert, Box, Card, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { BadgeDialog, type BadgeDeed } from './BadgeDialog.tsx';
import { BadgeTable } from './BadgeTable.tsx';
import { bring, walkers, type Walker } from './walker.ts';

/** Photos on the badges of whoever walks the grids: brought by one, verified by another, shown to residents only then (004-22). */
const BadgesPage = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['badges'], queryFn: walkers });
  const [doing, begin] = useState<{ deed: BadgeDeed; walker: Walker }>();
  const [failure, fail] = useState('');
  const done = async (said: string) => {
    begin(undefined);
    fail('');
    notify(said, { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['badges'] });
  };
  const add = (walker: Walker, file: File) =>
    bring(walker, file).then(() => done(t('badges.brought', { name: walker.name })), (problem: unknown) => fail(t('badges.notBrought', { name: walker.name, why: why(problem) })));
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1000 }}>
      <Title title={t('badges.title')} />
      <Typography color="text.secondary">{t('badges.intro')}</Typography>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {failure ? <Alert severity="error" variant="outlined">{failure}</Alert> : null}
      {data?.length === 0 ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('badges.nobody')}</Typography></Card> : null}
      {data && data.length > 0 ? <BadgeTable walkers={data} onBring={add} onDo={(deed, walker) => begin({ deed, walker })} /> : null}
      {doing ? <BadgeDialog deed={doing.deed} walker={doing.walker} onDone={() => done(t(`badges.done.${doing.deed}`, { name: doing.walker.name }))} onClose={() => begin(undefined)} /> : null}
    </Box>
  );
};

export default BadgesPage;
