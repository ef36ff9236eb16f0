import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ChoiceProps } from '../cases/choices/choice.ts';
import type { PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { peopleFound } from './person.ts';

interface PersonSearchProps extends ChoiceProps {
  filter?: Record<string, unknown>;
  /** Answers besides people, such as "me" and "nobody". */
  also?: readonly PersonName[];
  disabled?: boolean;
  hint?: string | undefined;
  /** What is said where there is nobody to choose. */
  nobody?: string | undefined;
}

const patience = 250;

/** Somebody of the staff, found on the server by a piece of the name however many there are. It waits while pinyin is being composed. */
export const PersonSearch = ({ label, value, onChange, error, required = false, filter = {}, also = [], disabled = false, hint, nobody }: PersonSearchProps) => {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [picked, pick] = useState<PersonName | null>(null);
  const composing = useRef(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data = [], isFetching } = useQuery({ queryKey: ['people', 'found', words, filter], queryFn: () => peopleFound(words, filter), enabled: !disabled, placeholderData: (before) => before, staleTime: 30_000 });
  const known = [...also, ...data].find(({ id }) => id === value) ?? (picked?.id === value ? picked : null);
  // A choice that came from outside (an address, a filter that was kept) is named by its id.
  const { data: named } = useQuery({ queryKey: ['people', 'named', value], queryFn: () => ask<PersonName>(`/api/people/${encodeURIComponent(value)}`), enabled: value !== '' && !known && !disabled, staleTime: 300_000 });
  const chosen = value === '' ? null : (known ?? named ?? { id: value, name: '…' });
  const search = (typed: string) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => { if (!composing.current) setWords(typed); }, patience);
  };
  const offered = [...(words ? [] : also), ...data];
  return (
    <Autocomplete
      options={chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen, ...offered] : offered}
      filterOptions={(all) => all}
      value={chosen}
      disabled={disabled}
      loading={isFetching}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, person) => { pick(person); onChange(person?.id ?? ''); }}
      onInputChange={(_, typed, why) => { if (why === 'input') search(typed); else if (why !== 'selectOption') setWords(''); }}
      noOptionsText={(words ? undefined : nobody) ?? t('dialog.nobody')}
      loadingText={t('ra.page.loading')}
      renderInput={(input) => (
        <TextField
          {...input} label={label} required={required} error={Boolean(error)} helperText={error ?? hint}
          onCompositionStart={() => { composing.current = true; }}
          onCompositionEnd={(done) => { composing.current = false; search((done.target as HTMLInputElement).value); }}
        />
      )}
    />
  );
};
