import { Autocomplete, Box, TextField } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../../door.ts';
import { useWords } from '../../i18n/words.ts';
import { useSettled } from '../../settled.ts';
import type { Named } from '../incident.ts';
import type { ChoiceProps } from './choice.ts';

interface Area extends Named {
  id: string;
  level?: string;
}

export interface GridFound {
  area: Area;
  above: Area[];
  why: 'point' | 'near' | 'name' | 'building' | 'village';
  building?: string;
  metres?: number;
}

/** Sure enough to be filled in by itself, for somebody to look at. */
const sure = ({ area, why }: GridFound): boolean => why === 'point' || why === 'building' || (why === 'name' && area.level === 'grid');

/**
 * A grid, village or town, searched on the server while typing. Given an address or a point, the grids of that come first, and the one
 * that is certain is filled in until somebody chooses otherwise; `suggestOnly` leaves even that to the person.
 */
export const GridChoice = ({ label, value, onChange, error, required = false, address = '', point, suggestOnly = false }: ChoiceProps & { address?: string; point?: { lng: string; lat: string }; suggestOnly?: boolean }) => {
  const { t, named } = useWords();
  const [typed, setTyped] = useState('');
  const byHand = useRef(false);
  const asked = useSettled({ q: typed.trim() || address.trim().slice(0, 300), ...(point?.lng && point.lat && !typed.trim() ? { lng: point.lng, lat: point.lat } : {}) }, 250);
  const some = asked.q.length >= 2 || 'lng' in asked;
  const { data } = useQuery({
    queryKey: ['grids', 'search', asked],
    queryFn: ({ signal }) => ask<{ items: GridFound[] }>(`/api/grids/search?${new URLSearchParams(asked).toString()}`, { signal }),
    enabled: some,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const found = some ? (data?.items ?? []) : [];
  const known = found.find(({ area }) => area.id === value || area.code === value);
  const { data: named_ } = useQuery({ queryKey: ['areas', value], queryFn: () => ask<Area>(`/api/areas/${encodeURIComponent(value)}`), enabled: value !== '' && !known, staleTime: 300_000 });
  const chosen: GridFound | null = value === '' ? null : (known ?? (named_ ? { area: named_, above: [], why: 'name' } : null));

  const first = found[0];
  const wish = !suggestOnly && first && sure(first) && !typed ? first.area.id : '';
  const choose = useRef(onChange);
  useEffect(() => { choose.current = onChange; });
  useEffect(() => {
    if (wish && !byHand.current) choose.current(wish);
  }, [wish]);

  return (
    <Autocomplete
      options={found}
      value={chosen}
      autoHighlight
      filterOptions={(options) => options}
      getOptionLabel={({ area }) => named(area)}
      getOptionKey={({ area }) => area.id}
      isOptionEqualToValue={(one, other) => one.area.id === other.area.id}
      onInputChange={(_, text, cause) => setTyped(cause === 'input' ? text : '')}
      onChange={(_, picked) => { byHand.current = true; onChange(picked?.area.id ?? ''); }}
      noOptionsText={t(some ? 'grids.none' : 'grids.type')}
      renderOption={({ key, ...props }, one) => (
        <Box component="li" key={key} {...props} style={{ display: 'block' }}>
          {named(one.area)}
          <Box component="span" sx={{ color: 'text.secondary', pl: 1, fontSize: '0.8125rem' }}>{[...one.above.map((area) => named(area)), whyWords(one)].join(' · ')}</Box>
        </Box>
      )}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error ?? (chosen && known && sure(known) && !byHand.current ? t('grids.found', { why: whyWords(known) }) : undefined)} />}
    />
  );

  function whyWords({ why, building, metres }: GridFound): string {
    return t(`grids.why.${why}`, { building, metres });
  }
};
