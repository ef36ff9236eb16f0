import { Autocomplete, Box, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../door.ts';
import { useWords } from '../../i18n/words.ts';
import { useSettled } from '../../settled.ts';
import type { Named } from '../incident.ts';
import type { ChoiceProps } from './choice.ts';

type Area = Named & { id: string; code: string };
interface Choice { area: Area; above: Area[] }

/**
 * An area of the tree, town before village before grid: a small tree whole and indented by depth, a large one from where one stands, and any
 * by typing. The server is asked when the field is opened, for no more than is shown.
 */
export const AreaChoice = ({ label, value, onChange, error, required = false }: Omit<ChoiceProps, 'onChange'> & { onChange: (id: string, area?: Area) => void }) => {
  const { t, named } = useWords();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 250);
  const { data } = useQuery({
    queryKey: ['areas', 'choices', q, q ? '' : value],
    queryFn: ({ signal }) => ask<{ items: Choice[] }>(`/api/areas/choices?${new URLSearchParams({ ...(q ? { q } : {}), ...(value ? { at: value } : {}) }).toString()}`, { signal }),
    enabled: open,
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  });
  const items = data?.items ?? nothing;
  const known = items.find(({ area }) => area.id === value || area.code === value);
  const { data: other } = useQuery({ queryKey: ['areas', value], queryFn: () => ask<Area>(`/api/areas/${encodeURIComponent(value)}`), enabled: value !== '' && !known, staleTime: 300_000 });
  const chosen: Choice | null = value === '' ? null : (known ?? (other ? { area: other, above: [] } : null));
  return (
    <Autocomplete
      options={items}
      value={chosen}
      filterOptions={(options) => options}
      getOptionLabel={({ area }) => named(area)}
      getOptionKey={({ area }) => area.id}
      isOptionEqualToValue={(one, another) => one.area.id === another.area.id}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      onInputChange={(_, text, cause) => setTyped(cause === 'input' ? text : '')}
      onChange={(_, picked) => onChange(picked?.area.id ?? '', picked?.area)}
      noOptionsText={t(q ? 'grids.none' : 'dialog.nobody')}
      renderOption={({ key, ...props }, { area, above }) => (
        <Box component="li" key={key} {...props} style={{ display: 'block', paddingInlineStart: 12 + (q ? 0 : above.length) * 16 }}>
          {named(area)}
          {q && above.length > 1 ? <Box component="span" sx={{ color: 'text.secondary', pl: 1, fontSize: '0.8125rem' }}>{above.slice(1).map((one) => named(one)).join(' · ')}</Box> : null}
        </Box>
      )}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error} />}
    />
  );
};

const nothing: Choice[] = [];
