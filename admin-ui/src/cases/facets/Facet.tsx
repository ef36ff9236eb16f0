import Clear from '@mui/icons-material/Clear';
import { Box, ButtonBase, IconButton, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useWords } from '../../i18n/words.ts';
import type { FacetValue } from './useFacets.ts';

interface Wish {
  label: string;
  values: FacetValue[];
  chosen: string[];
  show: (value: FacetValue) => ReactNode;
  /** False where counting took too long. */
  counted: boolean;
  onToggle: (value: string) => void;
  onClear: () => void;
  children?: ReactNode;
}

/** One thing that a list can be narrowed by: a button a value, with how many cases it would leave. */
export const Facet = ({ label, values, chosen, show, counted, onToggle, onClear, children }: Wish) => {
  const { t } = useWords();
  const id = useId();
  // What was chosen stays on the screen when nothing is left of it, so that it can be taken back.
  const gone = chosen.filter((value) => !values.some((one) => one.value === value)).map((value) => ({ value, count: 0, capped: false }));
  const all = [...values, ...gone];
  if (all.length === 0 && !children) return null;
  return (
    <Box component="section" aria-labelledby={id} sx={{ pb: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
        <Typography id={id} component="h2" sx={{ fontSize: '0.8125rem', fontWeight: 700, flexGrow: 1 }} color="text.secondary">{label}</Typography>
        {chosen.length > 0 ? <IconButton size="small" aria-label={t('facets.clear', { name: label })} onClick={onClear}><Clear sx={{ fontSize: '1rem' }} /></IconButton> : null}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {all.map((one) => (
          <li key={one.value}>
            <ButtonBase
              aria-pressed={chosen.includes(one.value)}
              onClick={() => onToggle(one.value)}
              sx={{
                width: '100%', display: 'flex', justifyContent: 'space-between', gap: 1, px: 0.75, minHeight: 28, borderRadius: '4px', font: 'inherit', fontSize: '0.875rem', textAlign: 'start',
                '&:hover': { bgcolor: 'action.hover' }, '&[aria-pressed=true]': { bgcolor: 'primary.light', fontWeight: 700 },
              }}
            >
              <span>{show(one)}</span>
              {counted ? <Box component="span" sx={{ color: 'text.secondary', '[aria-pressed=true] > &': { color: 'text.primary' } }}>{one.count}{one.capped ? '+' : ''}</Box> : null}
            </ButtonBase>
          </li>
        ))}
      </Box>
      {children}
    </Box>
  );
};
