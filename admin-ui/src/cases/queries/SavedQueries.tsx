import Bookmark from '@mui/icons-material/BookmarkBorderOutlined';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Divider, IconButton, Menu, MenuItem, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../../i18n/words.ts';
import { mostQueries, useSavedQueries, type SavedQuery } from './savedQuery.ts';

/** Named questions, kept for the person on the server: asked again with one press, from whichever list. */
export const SavedQueries = ({ list }: { list: string }) => {
  const { t } = useWords();
  const go = useNavigate();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const [queries] = useSavedQueries();
  const [anchor, open] = useState<HTMLElement | null>(null);
  const [form, show] = useState<'save' | 'tidy'>();

  const askAgain = (query: SavedQuery) => {
    open(null);
    if (query.list !== list) {
      const search = new URLSearchParams({ filter: JSON.stringify(query.filter), ...(query.sort ? { sort: query.sort.field, order: query.sort.order } : {}) });
      void go(`/work/${query.list}?${search.toString()}`);
      return;
    }
    setFilters(query.filter);
    if (query.sort) setSort(query.sort);
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Bookmark />} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(pressed) => open(pressed.currentTarget)}>{t('queries.title')}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => open(null)}>
        {queries.length === 0 ? <MenuItem disabled>{t('queries.none')}</MenuItem> : null}
        {queries.map((query) => (
          <MenuItem key={query.name} onClick={() => askAgain(query)} sx={{ display: 'block' }}>
            {query.name}
            <Box component="span" sx={{ color: 'text.secondary', pl: 1, fontSize: '0.8125rem' }}>{t(`lists.${query.list}`)}</Box>
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem onClick={() => { open(null); show('save'); }} disabled={queries.length >= mostQueries}>{t('queries.save')}</MenuItem>
        {queries.length > 0 ? <MenuItem onClick={() => { open(null); show('tidy'); }}>{t('queries.tidy')}</MenuItem> : null}
      </Menu>
      {form === 'save' ? <SaveDialog query={{ list, filter: filterValues as Record<string, unknown>, sort: sort as NonNullable<SavedQuery['sort']> }} onClose={() => show(undefined)} /> : null}
      {form === 'tidy' ? <TidyDialog onClose={() => show(undefined)} /> : null}
    </>
  );
};

const SaveDialog = ({ query, onClose }: { query: Omit<SavedQuery, 'name'>; onClose: () => void }) => {
  const { t } = useWords();
  const notify = useNotify();
  const [queries, keep] = useSavedQueries();
  const [missing, blame] = useState(false);
  const save = (submitted: FormEvent<HTMLFormElement>) => {
    submitted.preventDefault();
    const name = String(new FormData(submitted.currentTarget).get('name')).trim();
    if (!name) return blame(true);
    keep([...queries.filter((one) => one.name !== name), { name, ...query }]);
    notify(t('queries.saved', { name }), { type: 'success' });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="query-title">
      <form noValidate onSubmit={save}>
        <DialogTitle id="query-title">{t('queries.save')}</DialogTitle>
        <DialogContent>
          <TextField name="name" label={t('queries.name')} autoFocus fullWidth required error={missing} helperText={missing ? t('dialog.required', { label: t('queries.name') }) : t('queries.hint')} sx={{ mt: 1 }} slotProps={{ htmlInput: { maxLength: 40 } }} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="contained">{t('queries.go')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

const TidyDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const [queries, keep] = useSavedQueries();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="tidy-title">
      <DialogTitle id="tidy-title">{t('queries.tidy')}</DialogTitle>
      <DialogContent>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {queries.map((query) => (
            <Box component="li" key={query.name} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <Box component="span" sx={{ flexGrow: 1 }}>{query.name}</Box>
              <IconButton aria-label={t('queries.remove', { name: query.name })} onClick={() => keep(queries.filter((one) => one !== query))}><Delete fontSize="small" /></IconButton>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}><Button variant="contained" onClick={onClose}>{t('dialog.close')}</Button></DialogActions>
    </Dialog>
  );
};
