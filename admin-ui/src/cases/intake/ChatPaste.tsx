import { Box, Button, Card, FormControlLabel, FormLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import type { Answer } from '../useAnswers.ts';
import { readChat, type ChatRead } from './chat.ts';

/** A chat becomes the beginning of a report: what was found is shown and chosen, nothing is sent. */
export const ChatPaste = ({ onTaken }: { onTaken: (start: Record<string, Answer>) => void }) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [read, setRead] = useState<ChatRead>();
  const [chosen, choose] = useState({ address: '', phone: '', name: '' });

  const look = () => {
    const found = readChat(text);
    setRead(found);
    choose({ address: found.addresses[0] ?? '', phone: found.phones[0] ?? '', name: found.names[0] ?? '' });
  };
  const take = () => onTaken({
    description: read?.description ?? '', ...(chosen.address ? { address: chosen.address } : {}), ...(chosen.phone ? { reporterPhone: chosen.phone } : {}), ...(chosen.name ? { reporterName: chosen.name } : {}),
  });

  return (
    <Card sx={{ p: 2.5, maxWidth: 820, display: 'grid', gap: 2 }}>
      <TextField label={t('intake.chatText')} multiline minRows={5} maxRows={14} value={text} autoFocus onChange={(typed) => { setText(typed.target.value); setRead(undefined); }} helperText={t('intake.chatHint')} slotProps={{ htmlInput: { maxLength: 8000 } }} />
      {read ? (
        <Box role="region" aria-label={t('intake.chatFound')} sx={{ display: 'grid', gap: 1.5 }}>
          <Typography component="h2" variant="h6">{t('intake.chatFound')}</Typography>
          <TextField label={t('domain.fieldOf.report.description')} multiline minRows={2} value={read.description} onChange={(typed) => setRead({ ...read, description: typed.target.value })} />
          {read.cut ? <Typography variant="body2" color="text.secondary">{t('intake.chatCut')}</Typography> : null}
          <Candidates label={t('domain.fieldOf.report.address')} values={read.addresses} chosen={chosen.address} onChoose={(address) => choose({ ...chosen, address })} />
          <Candidates label={t('domain.fieldOf.report.reporterPhone')} values={read.phones} chosen={chosen.phone} onChoose={(phone) => choose({ ...chosen, phone })} />
          <Candidates label={t('domain.fieldOf.report.reporterName')} values={read.names} chosen={chosen.name} onChoose={(name) => choose({ ...chosen, name })} />
        </Box>
      ) : null}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant={read ? 'outlined' : 'contained'} disabled={!text.trim()} onClick={look}>{t('intake.chatRead')}</Button>
        {read ? <Button variant="contained" onClick={take}>{t('intake.chatTake')}</Button> : null}
      </Box>
    </Card>
  );
};

const Candidates = ({ label, values, chosen, onChoose }: { label: string; values: string[]; chosen: string; onChoose: (value: string) => void }) => {
  const { t } = useWords();
  if (values.length === 0) return null;
  return (
    <Box>
      <FormLabel>{label}</FormLabel>
      <RadioGroup row aria-label={label} value={chosen} onChange={(_, value) => onChoose(value)}>
        {values.map((value) => <FormControlLabel key={value} value={value} control={<Radio size="small" />} label={value} />)}
        <FormControlLabel value="" control={<Radio size="small" />} label={t('intake.chatNone')} />
      </RadioGroup>
    </Box>
  );
};
