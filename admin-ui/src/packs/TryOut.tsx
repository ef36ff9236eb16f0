import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from './days.ts';
import { Faults } from './Faults.tsx';
import { askWhatIf, faultsOf, type Fault, type WhatIf } from './rules.ts';
import { WhatIfAnswer } from './WhatIfAnswer.tsx';

/** What changed rules would have done to the cases of the last thirty days, asked before they are saved. Nothing is written. */
export const TryOut = ({ rules, disabled }: { rules: { pack: unknown } | { calendar: unknown }; disabled: boolean }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const [answer, setAnswer] = useState<WhatIf>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setAnswer(undefined);
    setFaults([]);
    fail(undefined);
    try {
      setAnswer(await askWhatIf({ ...rules, from: localDay(-30), to: localDay(1) }));
    } catch (problem) {
      try {
        setFaults(faultsOf(problem));
      } catch {
        fail(problem);
      }
    }
    setBusy(false);
  };
  return (
    <Box component="section" aria-label={t('packRules.try')} sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Typography component="h3" sx={{ fontWeight: 700 }}>{t('packRules.try')}</Typography>
      <Typography variant="body2" color="text.secondary">{t('packRules.tryHint')}</Typography>
      <Box><Button variant="outlined" disabled={busy || disabled} onClick={go}>{t(busy ? 'whatIf.going' : 'packRules.tryGo')}</Button></Box>
      <Box role="status" sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        {faults.length > 0 ? <Faults faults={faults} /> : null}
        {answer ? <WhatIfAnswer answer={answer} /> : null}
      </Box>
    </Box>
  );
};
