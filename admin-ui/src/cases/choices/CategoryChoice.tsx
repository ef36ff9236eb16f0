import { Autocomplete, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWords } from '../../i18n/words.ts';
import { useCatalogue, type Category } from '../catalogue.ts';
import { means } from '../intake/initials.ts';
import type { ChoiceProps } from './choice.ts';

/** One of the 79 categories, found by its code, pieces of its name, the initials of its pinyin, or its major. */
export const CategoryChoice = ({ label, value, onChange, error, required = false }: ChoiceProps) => {
  const t = useTranslate();
  const { named } = useWords();
  const { categories, majors } = useCatalogue();
  const majorOf = (code: string) => named(majors.find((major) => code.startsWith(major.code)));
  const chosen = categories.find((category) => category.code === value) ?? null;
  const labelOf = (category: Category) => `${category.code} ${named(category)}`;
  return (
    <Autocomplete
      options={categories}
      value={chosen}
      autoHighlight
      filterOptions={(options, { inputValue }) => (chosen && inputValue === labelOf(chosen) ? options : options.filter((category) => inputValue.split(/\s+/).every((piece) => means(piece, { code: category.code, words: [named(category), category.zh, majorOf(category.code)] }))))}
      groupBy={(category) => majorOf(category.code)}
      getOptionLabel={labelOf}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      onChange={(_, picked) => onChange(picked?.code ?? '')}
      noOptionsText={t('dialog.nobody')}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error} />}
    />
  );
};
