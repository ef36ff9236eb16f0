import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import type { Named } from './incident.ts';
import { SearchBox } from './SearchBox.tsx';
import { useProblemWords } from './useProblemWords.ts';

/** A return that was ruled before. */
interface Precedent {
  number: string;
  unit: Named | null;
  ruling: 'upheld' | 'refused';
  lead: Named | null;
  basis: string | null;
  suggestedOwner: string | null;
  reason: string | null;
  ruledAt: string;
}

/** How returns of the same category were ruled: read before asking for one, and before ruling. */
export const Precedents = ({ category }: { category: string }) => {
  const { t, at, named } = useWords();
  const why = useProblemWords();
  const [words, search] = useState('');
  const { data, error } = useQuery({
    queryKey: ['precedents', category, words],
    queryFn: ({ signal }) => ask<{ items: Precedent[]; capped: boolean }>(`/api/precedents?${new URLSearchParams({ category, ...(words ? { q: words } : {}) }).toString()}`, { signal }),
    placeholderData: (before) => before,
  });
  const items = data?.items ?? [];
  return (
    <Box component="section" aria-labelledby="precedents-title" sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, display: 'grid', gap: 1 }}>
      <Typography id="precedents-title" component="h3" sx={{ fontWeight: 700 }}>{t('precedents.title')}</Typography>
      {/* Within the form of an action, Enter in the search would send the action. */}
      <Box onKeyDown={(pressed) => { if (pressed.key === 'Enter' && pressed.target instanceof HTMLInputElement) pressed.preventDefault(); }}>
        <SearchBox value={words} onSearch={search} label={t('precedents.search')} />
      </Box>
      <Box role="status">
        {error && !data ? <Typography color="text.secondary">{t('filters.failed', { why: why(error) })}</Typography> : null}
        {data ? <Typography variant="body2" color="text.secondary">{said()}</Typography> : null}
      </Box>
      {/* A list that scrolls must be reachable by keyboard. */}
      {items.length > 0 ? <Box component="ul" tabIndex={0} aria-labelledby="precedents-title" sx={{ listStyle: 'none', p: 0, m: 0, maxHeight: 260, overflowY: 'auto' }}>
        {items.map((one) => (
          <Box component="li" key={`${one.number} ${one.ruledAt}`} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
            <Typography sx={{ fontWeight: 600 }}>{t(`precedents.${one.ruling}`)}{one.lead && one.ruling === 'upheld' ? ` → ${named(one.lead)}` : ''}</Typography>
            <Typography variant="body2" color="text.secondary">{[one.number, named(one.unit), at(one.ruledAt, true)].filter(Boolean).join(' · ')}</Typography>
            {one.basis ? <Typography variant="body2">{t('precedents.basis', { text: one.basis })}</Typography> : null}
            {one.reason ? <Typography variant="body2">{t('precedents.reason', { text: one.reason })}</Typography> : null}
          </Box>
        ))}
      </Box> : null}
    </Box>
  );

  function said(): string {
    if (items.length === 0) return t(words ? 'precedents.nothingFound' : 'precedents.none');
    return t(data?.capped ? 'precedents.foundMore' : 'precedents.found', { count: items.length });
  }
};
