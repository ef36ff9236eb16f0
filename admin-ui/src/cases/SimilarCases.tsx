import { Box, Button, Link as Anchor, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { useSettled } from '../settled.ts';
import { caseAddress } from './address.ts';
import { CategoryName } from './CategoryName.tsx';
import type { Incident } from './incident.ts';
import { StatusChip } from './StatusChip.tsx';

export interface Similar extends Incident {
  likeness: { metres: number | null; sameCategory: boolean; words: number };
}

/** What is compared; empty parts are left out. */
export interface Comparing {
  category?: string | undefined;
  q?: string | undefined;
  lng?: string | undefined;
  lat?: string | undefined;
  area?: string | undefined;
  except?: string | undefined;
}

/** What a second report may still be joined to: what is closed or over brings nobody an answer any more. */
const joinable = new Set(['submitted', 'accepted', 'dispatched', 'inProgress', 'verifying']);

interface Props {
  compare: Comparing;
  elsewhere?: boolean;
  level?: 'h2' | 'h3';
  /** Where the viewer may say that it is the same: what the button is called, and what happens. */
  join?: { label: string; onJoin: (found: Incident) => void } | undefined;
}

/** Reports of the last week nearby that may be the same: one case is enough. */
export const SimilarCases = ({ compare, elsewhere = false, level = 'h3', join }: Props) => {
  const { t, at } = useWords();
  const asked = useSettled(Object.fromEntries(Object.entries({ ...compare, q: compare.q?.trim().slice(0, 300) }).filter(([, value]) => value)), 400);
  const placed = Boolean(asked['area'] ?? asked['lng']);
  const enough = placed && Boolean(asked['category'] ?? ((asked['q']?.length ?? 0) >= 4));
  const { data } = useQuery({
    queryKey: ['incidents', 'similar', asked],
    queryFn: ({ signal }) => ask<{ items: Similar[] }>(`/api/incidents/similar?${new URLSearchParams(asked as Record<string, string>).toString()}`, { signal }),
    enabled: enough,
    placeholderData: (before) => before,
  });
  const items = enough ? (data?.items ?? []) : [];
  return (
    <Box component="section" aria-labelledby="similar-title">
      <Typography id="similar-title" variant="h6" component={level}>{t('similar.title')}</Typography>
      <Typography role="status" color="text.secondary" variant="body2">
        {!enough ? t('similar.notYet') : items.length === 0 ? t('similar.none') : t('similar.found', { count: items.length })}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {items.map((one) => (
          <Box component="li" key={one.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <Anchor component={Link} to={caseAddress(one)} {...(elsewhere ? { target: '_blank', rel: 'noopener' } : {})}>{one.number}</Anchor>
              <StatusChip status={one.status} />
            </Box>
            <Typography sx={{ fontWeight: 600 }}><CategoryName record={one} /></Typography>
            <Typography variant="body2" sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>{one.description}</Typography>
            <Typography variant="body2" color="text.secondary">{[one.likeness.metres === null ? '' : t('similar.metres', { count: one.likeness.metres }), one.address, at(one.createdAt)].filter(Boolean).join(' · ')}</Typography>
            {join && joinable.has(one.status) ? <Button size="small" variant="outlined" sx={{ mt: 0.5 }} onClick={() => join.onJoin(one)}>{join.label}<Box component="span" sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}> {one.number}</Box></Button> : null}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
