import { Autocomplete, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Several short lines, each put in with Enter: names, codes. What stands in the field when one leaves it counts as well. */
export const ListedField = ({ label, value, onChange, error, required = false }: { label: string; value: string[]; onChange: (lines: string[]) => void; error?: string | undefined; required?: boolean }) => {
  const t = useTranslate();
  return (
    <Autocomplete
      multiple freeSolo autoSelect
      options={[] as string[]}
      value={value}
      onChange={(_, lines) => onChange([...new Set(lines.map((line) => line.trim()).filter(Boolean))])}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error ?? t('dispute.each')} />}
    />
  );
};
