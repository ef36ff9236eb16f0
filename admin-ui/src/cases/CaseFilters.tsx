import { Box, Button, MenuItem, TextField, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { lights } from '../theme/colours.ts';
import { statusLook } from '../theme/status.ts';
import { CategoryChoice } from './choices/CategoryChoice.tsx';
import { AreaChoice } from './choices/AreaChoice.tsx';
import { SearchBox } from './SearchBox.tsx';

const severities = ['general', 'larger', 'major', 'extraordinary'];
const orders = { byDue: 'due ASC', byNewest: 'createdAt DESC', byOldest: 'createdAt ASC' } as const;

/** Narrows a work list. What the list itself fixes (its status, its "overdue") is not offered again. A phone shows the search alone until asked. */
export const CaseFilters = ({ fixed }: { fixed: Record<string, unknown> }) => {
  const t = useTranslate();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = filterValues as Record<string, unknown>;
    setFilters(value === '' || value === null || value === undefined ? rest : { ...rest, [name]: value });
  };
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const [open, setOpen] = useState(false);
  const narrowed = Object.keys(filterValues ?? {}).length > 0;
  const select = (name: string, choices: string[], family: string) => (
    <TextField select label={t(`filters.${name}`)} value={filterValues[name] ?? ''} onChange={(chosen) => set(name, chosen.target.value)} sx={{ minWidth: 112 }}>
      <MenuItem value="">{t('filters.any')}</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice} value={choice}>{t(`${family}.${choice}`)}</MenuItem>
      ))}
    </TextField>
  );

  const choices = (
    <>
      {'overdue' in fixed ? null : select('light', Object.keys(lights.light), 'light')}
      {'status' in fixed ? null : select('status', Object.keys(statusLook), 'domain.status')}
      {select('severity', severities, 'domain.severity')}
      <Box sx={{ minWidth: 190 }}>
        <CategoryChoice label={t('filters.category')} value={filterValues['category'] ?? ''} onChange={(code) => set('category', code)} />
      </Box>
      <Box sx={{ minWidth: 190 }}>
        <AreaChoice label={t('filters.area')} value={filterValues['area'] ?? ''} onChange={(code) => set('area', code)} />
      </Box>
      <TextField
        select
        label={t('filters.order')}
        value={`${sort.field} ${sort.order}`}
        onChange={(chosen) => {
          const [field = 'due', order = 'ASC'] = chosen.target.value.split(' ');
          setSort({ field, order: order as 'ASC' | 'DESC' });
        }}
        sx={{ minWidth: 132 }}
      >
        {Object.entries(orders).map(([name, value]) => (
          <MenuItem key={name} value={value}>{t(`filters.${name}`)}</MenuItem>
        ))}
      </TextField>
    </>
  );

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <SearchBox value={filterValues['q'] ?? ''} onSearch={(words) => set('q', words)} />
      {narrow ? <Button variant="outlined" aria-expanded={open} onClick={() => setOpen(!open)}>{t('filters.filter')}</Button> : null}
      {narrow && !open ? null : choices}
      {narrowed ? <Button onClick={() => setFilters({})}>{t('filters.reset')}</Button> : null}
    </Box>
  );
};
