import { Autocomplete, TextField } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { useWords } from '../../i18n/words.ts';
import type { Named } from '../incident.ts';
import type { ChoiceProps } from './choice.ts';

type Unit = Named & { id: string };
const everyUnit = { pagination: { page: 1, perPage: 100 } };

export const UnitChoice = ({ label, value, onChange, error, required = false }: ChoiceProps) => {
  const t = useTranslate();
  const { named } = useWords();
  const { data = [] } = useGetList<Unit>('units', everyUnit);
  return (
    <Autocomplete
      options={data}
      value={data.find((unit) => unit.id === value) ?? null}
      getOptionLabel={(unit) => named(unit)}
      getOptionKey={(unit) => unit.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, picked) => onChange(picked?.id ?? '')}
      noOptionsText={t('dialog.nobody')}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error} />}
    />
  );
};

/** Several units, such as those that assist. */
export const UnitsChoice = ({ label, value, onChange, error }: Omit<ChoiceProps, 'value' | 'onChange'> & { value: string[]; onChange: (ids: string[]) => void }) => {
  const t = useTranslate();
  const { named } = useWords();
  const { data = [] } = useGetList<Unit>('units', everyUnit);
  return (
    <Autocomplete
      multiple
      options={data}
      value={data.filter((unit) => value.includes(unit.id))}
      getOptionLabel={(unit) => named(unit)}
      getOptionKey={(unit) => unit.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, picked) => onChange(picked.map((unit) => unit.id))}
      noOptionsText={t('dialog.nobody')}
      renderInput={(input) => <TextField {...input} label={label} error={Boolean(error)} helperText={error} />}
    />
  );
};
