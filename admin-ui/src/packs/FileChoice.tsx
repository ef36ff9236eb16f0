import { Box, Button, FormHelperText, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { documentIn } from './rules.ts';

/** A JSON file from this computer. */
export const FileChoice = ({ label, onRead }: { label: string; onRead: (document: unknown) => void }) => {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [bad, setBad] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const document = await documentIn(file);
    setName(file.name);
    setBad(document === undefined);
    onRead(document);
  };
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button variant="outlined" onClick={() => input.current?.click()}>{label}</Button>
        <input ref={input} hidden type="file" accept=".json,application/json" onChange={(picked) => { void read(picked.target.files?.[0]); picked.target.value = ''; }} />
        <Typography variant="body2">{name}</Typography>
      </Box>
      <FormHelperText error role="status">{bad ? t('rules.notJson') : ''}</FormHelperText>
    </Box>
  );
};
