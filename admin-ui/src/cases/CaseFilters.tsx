import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { SavedQueries } from './queries/SavedQueries.tsx';
import { SearchBox } from './SearchBox.tsx';

const orders = { byDue: 'due ASC', byNewest: 'createdAt DESC', byOldest: 'createdAt ASC' } as const;

/** The row above a work list: words, order, saved queries, and the way to everything that narrows it. */
export const CaseFilters = ({ list, open, onOpen }: { list: string; open: boolean; onOpen: (open: boolean) => void }) => {
  const t = useTranslate();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const search = (words: string) => {
    const { q: _, ...rest } = filterValues as Record<string, unknown>;
    setFilters(words ? { ...rest, q: words } : rest);
  };
  const narrowed = Object.keys(filterValues ?? {}).length > 0;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <SearchBox value={filterValues['q'] ?? ''} onSearch={search} />
      <Button variant="outlined" aria-expanded={open} onClick={() => onOpen(!open)}>{t('filters.filter')}</Button>
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
        {Object.values<string>(orders).includes(`${sort.field} ${sort.order}`) ? null : <MenuItem value={`${sort.field} ${sort.order}`}>{t('facets.byColumn')}</MenuItem>}
      </TextField>
      <SavedQueries list={list} />
      {narrowed ? <Button onClick={() => setFilters({})}>{t('filters.reset')}</Button> : null}
    </Box>
  );
};
