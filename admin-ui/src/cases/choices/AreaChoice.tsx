import { Autocomplete, Box, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Area, DeskProvider } from '../../dataProvider.ts';
import { useWords } from '../../i18n/words.ts';
import type { ChoiceProps } from './choice.ts';

/** An area of the tree, town before village before grid, indented by depth and found by typing. */
export const AreaChoice = ({ label, value, onChange, error, required = false }: ChoiceProps) => {
  const t = useTranslate();
  const { named } = useWords();
  const areas = useAreas();
  const chosen = areas.find((one) => one.area.id === value || one.area.code === value) ?? null;
  return (
    <Autocomplete
      options={areas}
      value={chosen}
      getOptionLabel={(one) => named(one.area)}
      getOptionKey={(one) => one.area.id}
      isOptionEqualToValue={(one, other) => one.area.id === other.area.id}
      onChange={(_, picked) => onChange(picked?.area.id ?? '')}
      noOptionsText={t('dialog.nobody')}
      renderOption={({ key, ...props }, one) => (
        <Box component="li" key={key} {...props} style={{ paddingInlineStart: 12 + one.depth * 16 }}>
          {named(one.area)}
        </Box>
      )}
      renderInput={(input) => <TextField {...input} label={label} required={required} error={Boolean(error)} helperText={error} />}
    />
  );
};

interface Placed {
  area: Area;
  depth: number;
}

function useAreas(): Placed[] {
  const door = useDataProvider<DeskProvider>();
  const { data } = useQuery({ queryKey: ['areas', 'tree'], queryFn: door.areas, staleTime: 300_000 });
  return data ? inTreeOrder(data) : [];
}

function inTreeOrder(areas: Area[]): Placed[] {
  const known = new Set(areas.map((area) => area.id));
  const below = Map.groupBy(areas, (area) => (area.parentId && known.has(area.parentId) ? area.parentId : ''));
  const walk = (parent: string, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((area) => [{ area, depth }, ...walk(area.id, depth + 1)]);
  return walk('', 0);
}
