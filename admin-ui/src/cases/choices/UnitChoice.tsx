import { Autocomplete, TextField } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { useWords } from '../../i18n/words.ts';
import type { Incident, Named } from '../incident.ts';
import { usePackOf } from '../usePackOf.ts';
import type { ChoiceProps } from './choice.ts';

type Unit = Named & { id: string; keys?: string[] };
const everyUnit = { pagination: { page: 1, perPage: 100 } };

/** A unit to lead; of a case, those come first that its rules send such matters to 分派去向. Any other may be chosen. */
export const UnitChoice = ({ label, value, onChange, error, required = false, record }: ChoiceProps & { record?: Incident | undefined }) => {
  const t = useTranslate();
  const { named } = useWords();
  const { data: all = [] } = useGetList<Unit>('units', everyUnit);
  const kinds = new Set(usePackOf(record)?.routing?.filter(({ category }) => category === record?.category).map(({ lead }) => lead));
  const isRouted = ({ keys = [] }: Unit) => keys.some((key) => kinds.has(key));
  const data = kinds.size > 0 ? [...all.filter(isRouted), ...all.filter((unit) => !isRouted(unit))] : all;
  return (
    <Autocomplete
      options={data}
      value={data.find((unit) => unit.id === value) ?? null}
      getOptionLabel={(unit) => named(unit)}
      getOptionKey={(unit) => unit.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, picked) => onChange(picked?.id ?? '')}
      {...(data.some(isRouted) ? { groupBy: (unit: Unit) => t(isRouted(unit) ? 'dialog.routed' : 'dialog.otherUnits') } : {})}
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
