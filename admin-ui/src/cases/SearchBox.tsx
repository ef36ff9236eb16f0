import Clear from '@mui/icons-material/Clear';
import Search from '@mui/icons-material/Search';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useEffect, useRef, useState, type CompositionEvent } from 'react';
import { useTranslate } from 'react-admin';

/** A search box that waits while pinyin is being composed: half a syllable is nobody's question. */
export const SearchBox = ({ value, onSearch, label }: { value: string; onSearch: (words: string) => void; label?: string }) => {
  const t = useTranslate();
  const asked = label ?? t('filters.search');
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const composing = useRef(false);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Cleared or restored from outside: the box follows.
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  useEffect(() => () => clearTimeout(pending.current), []);

  const soon = (words: string) => {
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onSearch(words), 350);
  };
  const change = (words: string) => {
    setText(words);
    if (!composing.current) soon(words);
  };
  const composed = (done: CompositionEvent<HTMLInputElement>) => {
    composing.current = false;
    soon(done.currentTarget.value);
  };

  return (
    <TextField
      type="search"
      value={text}
      onChange={(changed) => change(changed.target.value)}
      placeholder={asked}
      sx={{ minWidth: { xs: '100%', sm: 260 } }}
      slotProps={{
        htmlInput: {
          'aria-label': asked,
          onCompositionStart: () => (composing.current = true),
          onCompositionEnd: composed,
        },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: text ? (
            <IconButton size="small" aria-label={t('filters.clear')} onClick={() => { setText(''); onSearch(''); }}>
              <Clear fontSize="small" />
            </IconButton>
          ) : null,
        },
      }}
    />
  );
};
