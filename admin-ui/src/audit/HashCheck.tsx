import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { memo, useState } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { evidenceAddress, hashAll, type HashesSeen } from './hashes.ts';
import type { Subject } from './subject.ts';

/** Every hash counted again in this browser, or the case taken along as one file: either is an export, with a purpose that is noted. */
export const HashCheck = memo(function HashCheck({ subject, onBroken }: { subject: Subject; onBroken: (seq: number | undefined) => void }) {
  const { t } = useWords();
  const why = useProblemWords();
  const [purpose, setPurpose] = useState('');
  const [seen, see] = useState<HashesSeen>();
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const ready = purpose.trim().length >= 2;
  const check = async () => {
    setBusy(true);
    await hashAll(subject, purpose.trim()).then(
      (found) => { see(found); fail(undefined); onBroken(found.broken); },
      (problem: unknown) => fail(problem),
    );
    setBusy(false);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, pt: 1.5 }}>
      <TextField label={t('replay.purpose')} helperText={t('replay.purposeHint')} value={purpose} onChange={(typed) => setPurpose(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" disabled={!ready || busy} onClick={check}>{t('replay.hashHere')}</Button>
        <Button variant="outlined" disabled={!ready} href={ready ? evidenceAddress(subject, purpose.trim()) : ''} download>{t('replay.export')}</Button>
      </Box>
      <Box role="status">
        {seen ? (
          <Alert severity={seen.broken === undefined ? 'success' : 'error'} variant="outlined">
            {t(seen.broken === undefined ? 'replay.hashedHere' : 'replay.brokenHere', { count: seen.lines, seq: seen.broken, ms: seen.tookMs })}
            <Typography variant="caption" component="p" sx={{ overflowWrap: 'anywhere' }}>{t('replay.headHash', { head: seen.head })}</Typography>
          </Alert>
        ) : null}
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
      </Box>
    </Box>
  );
});
