import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../i18n/words.ts';
import type { Answer } from '../useAnswers.ts';
import { ChatPaste } from './ChatPaste.tsx';
import { IntakeForm } from './IntakeForm.tsx';
import { Receipt } from './Receipt.tsx';
import type { Received } from './useIntake.ts';

const ways = ['phone', 'chat'] as const;
type Way = (typeof ways)[number];

/** For whoever sits at the telephone: a call, or a message somebody sent, becomes a report within half a minute. */
const IntakePage = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const way: Way = search.get('from') === 'chat' ? 'chat' : 'phone';
  return (
    <Box sx={{ py: 1 }}>
      <Title title={t('intake.title')} />
      <Tabs value={way} onChange={(_, chosen: Way) => setSearch(chosen === 'chat' ? { from: 'chat' } : {})} aria-label={t('intake.title')} sx={{ mb: 1.5 }}>
        {ways.map((one) => <Tab key={one} value={one} id={`intake-${one}`} aria-controls="intake-panel" label={t(`intake.${one}`)} />)}
      </Tabs>
      <Box role="tabpanel" id="intake-panel" aria-labelledby={`intake-${way}`}><OneAfterAnother key={way} way={way} /></Box>
    </Box>
  );
};

/** The form, the receipt, and the next form. */
const OneAfterAnother = ({ way }: { way: Way }) => {
  const [done, setDone] = useState<Received>();
  const [start, setStart] = useState<Record<string, Answer>>();
  const anew = () => {
    setDone(undefined);
    setStart(undefined);
  };
  if (done) return <Receipt record={done} onAnother={anew} />;
  if (way === 'chat' && !start) return <ChatPaste onTaken={setStart} />;
  return <IntakeForm channel={way} {...(start ? { start } : {})} onDone={setDone} />;
};

export default IntakePage;
