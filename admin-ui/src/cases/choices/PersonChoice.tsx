import { Autocomplete, TextField } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { PersonName } from '../incident.ts';
import type { ChoiceProps } from './choice.ts';

/** A person of the chosen unit; without a unit to choose (reassigning within one's own), of all the viewer may name. */
export const PersonChoice = ({ label, value, onChange, error, required = false, unit }: ChoiceProps & { unit: string | undefined }) => {
  const t = useTranslate();
  const waiting = unit === '';
  const { data = [] } = useGetList<PersonName>(
    'people',
    { pagination: { page: 1, perPage: 100 }, filter: unit ? { unit } : {} },
    { enabled: !waiting },
  );
  return (
    <Autocomplete
      options={waiting ? [] : data}
      value={data.find((person) => person.id === value) ?? null}
      disabled={waiting}
      getOptionLabel={(person) => person.name}
      getOptionKey={(person) => person.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, picked) => onChange(picked?.id ?? '')}
      noOptionsText={t('dialog.nobody')}
      renderInput={(input) => (
        <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error ?? (waiting ? t('dialog.chooseUnitFirst') : undefined)} />
      )}
    />
  );
};
