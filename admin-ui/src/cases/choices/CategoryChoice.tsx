import { Autocomplete, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useWords } from '../../i18n/words.ts';
import { useCatalogue } from '../catalogue.ts';
import type { ChoiceProps } from './choice.ts';

/** One of the 79 categories, found by its code, its name or its major. */
export const CategoryChoice = ({ label, value, onChange, error, required = false }: ChoiceProps) => {
  const t = useTranslate();
  const { named } = useWords();
  const { categories, majors } = useCatalogue();
  const majorOf = (code: string) => named(majors.find((major) => code.startsWith(major.code)));
  const chosen = categories.find((category) => category.code === value) ?? null;
  return (
    <Autocomplete
      options={categories}
      value={chosen}
      groupBy={(category) => majorOf(category.code)}
      getOptionLabel={(category) => `${category.code} ${named(category)}`}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      onChange={(_, picked) => onChange(picked?.code ?? '')}
      noOptionsText={t('dialog.nobody')}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error} />}
    />
  );
};
