import { Alert, Box, Card, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { whoIsThere } from '../authProvider.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { SearchBox } from '../cases/SearchBox.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { mostListed, phonesOf, type Phone } from './phone.ts';
import { PhoneDialog, type PhoneDeed } from './PhoneDialog.tsx';
import { PhoneTable } from './PhoneTable.tsx';

/** Phones of the field app: a lost one is locked here, and unlocked when it was found. Nobody sees when or where one was used. */
const PhonesPage = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [area, setArea] = useState('');
  const [words, setWords] = useState('');
  const [doing, begin] = useState<{ deed: PhoneDeed; phone: Phone }>();
  const { data: session } = useQuery({ queryKey: ['session'], queryFn: whoIsThere, staleTime: Infinity });
  const asked = area || (session?.user.areas[0]?.id ?? '');
  const { data, error } = useQuery({ queryKey: ['phones', asked, words], queryFn: () => phonesOf(asked, words.trim()), enabled: asked !== '', placeholderData: (before) => before });
  const done = async (deed: PhoneDeed) => {
    begin(undefined);
    notify(t(`phones.done.${deed}`), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['phones'] });
  };
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('phones.title')} />
      <Typography color="text.secondary">{t('phones.intro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
        <SearchBox label={t('phones.search')} value={words} onSearch={setWords} />
        <Box sx={{ minWidth: 220 }}><AreaChoice label={t('filters.area')} value={asked} onChange={setArea} /></Box>
      </Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {session && asked === '' ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('phones.chooseArea')}</Typography></Card> : null}
      {data?.length === 0 ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t(words ? 'phones.noneSuch' : 'phones.none')}</Typography></Card> : null}
      {data && data.length > 0 ? <PhoneTable phones={data} onDo={(deed, phone) => begin({ deed, phone })} /> : null}
      {data && data.length >= mostListed ? <Typography color="text.secondary">{t('phones.more', { count: mostListed })}</Typography> : null}
      {doing ? <PhoneDialog deed={doing.deed} phone={doing.phone} onDone={() => done(doing.deed)} onClose={() => begin(undefined)} /> : null}
    </Box>
  );
};

export default PhonesPage;
