import { MenuItem, TextField } from '@mui/material';
import { useWords } from '../../i18n/words.ts';
import type { Named } from '../incident.ts';
import type { ChoiceProps } from './choice.ts';

/** One of a short list of codes: fixed ones from the schema with the domain's words, or reasons and results that the method pack names. */
export const CodeChoice = ({ label, value, onChange, error, required = false, codes, family, offered = [] }: ChoiceProps & { codes?: string[]; family?: string; offered?: Named[] }) => {
  const { word, named } = useWords();
  const choices = codes?.map((code) => ({ code, label: word(family ?? '', code) })) ?? offered.map((one) => ({ code: one.code ?? '', label: named(one) }));
  return (
    <TextField select fullWidth label={label} value={value} required={required} error={Boolean(error)} helperText={error} onChange={(chosen) => onChange(chosen.target.value)}>
      {choices.map((choice) => (
        <MenuItem key={choice.code} value={choice.code}>{choice.label}</MenuItem>
      ))}
    </TextField>
  );
};
