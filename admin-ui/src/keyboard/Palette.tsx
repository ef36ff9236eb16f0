import { Autocomplete, Box, Dialog, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { caseAddress } from '../cases/address.ts';
import type { Incident } from '../cases/incident.ts';
import { means } from '../cases/intake/initials.ts';
import { worklistsFor } from '../cases/worklists.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { useSettled } from '../settled.ts';

interface Goal {
  to: string;
  name: string;
  what: string;
}

/** Anywhere by a few letters: a list, a page, a case by its number or words. */
const Palette = ({ onClose }: { onClose: () => void }) => {
  const { t, named } = useWords();
  const go = useNavigate();
  const roles = useRoles();
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim(), 250);
  const { data } = useQuery({
    queryKey: ['incidents', 'palette', asked],
    queryFn: ({ signal }) => ask<{ items: Incident[] }>(`/api/incidents?limit=6&q=${encodeURIComponent(asked)}`, { signal }),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const pages: Goal[] = [
    ...worklistsFor(roles).map(({ name }) => ({ to: `/work/${name}`, name: t(`lists.${name}`), what: t('keys.aList') })),
    { to: '/', name: t('home.title'), what: t('keys.aPage') },
    { to: '/intake', name: t('intake.title'), what: t('keys.aPage') },
    { to: '/report', name: t('menu.report'), what: t('keys.aPage') },
    { to: '/deadlines', name: t('menu.deadlines'), what: t('keys.aPage') },
    { to: '/status', name: t('menu.status'), what: t('keys.aPage') },
  ].filter(({ name }) => means(typed, { words: [name] }));
  const cases = asked.length >= 2 ? (data?.items ?? []).map((one) => ({ to: caseAddress(one), name: `${one.number} ${named(one.categoryName)}`, what: one.address ?? one.description ?? '' })) : [];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" slotProps={{ paper: { 'aria-label': t('keys.does.palette') } }} sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}>
      <Box sx={{ p: 2, minHeight: 90 }}>
        <Autocomplete
          open
          autoHighlight
          disablePortal
          options={[...pages, ...cases]}
          filterOptions={(options) => options}
          getOptionLabel={({ name }) => name}
          getOptionKey={({ to }) => to}
          inputValue={typed}
          onInputChange={(_, text, cause) => cause === 'input' && setTyped(text)}
          onChange={(_, goal) => {
            if (!goal) return;
            onClose();
            void go(goal.to);
          }}
          onClose={(_, cause) => { if (cause === 'escape') onClose(); }}
          noOptionsText={t('keys.nothing')}
          forcePopupIcon={false}
          slotProps={{ popper: { sx: { position: 'static !important', transform: 'none !important', width: '100% !important' } }, paper: { sx: { mt: 1 } } }}
          renderOption={({ key, ...props }, goal) => (
            <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1.5 }}>
              <span>{goal.name}</span>
              <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{goal.what}</Box>
            </Box>
          )}
          renderInput={(input) => <TextField {...input} label={t('keys.where')} autoFocus />}
        />
      </Box>
    </Dialog>
  );
};

export default Palette;
