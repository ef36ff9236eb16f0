import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { ask } from '../../door.ts';
import { useWords } from '../../i18n/words.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { sharedBy, type Offered, type Offers } from './bulkActions.ts';

/** What can be done with all the rows that were chosen: only what every one of them offers. */
export const BulkBar = () => {
  const { t } = useWords();
  const { selectedIds = [], onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box role="region" aria-label={t('bulk.bar')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1, bgcolor: 'primary.light', borderBottom: 1, borderColor: 'divider' }}>
      <Typography role="status" sx={{ fontWeight: 700 }}>{t('bulk.chosen', { count: selectedIds.length })}</Typography>
      <BulkButtons />
      <Button onClick={() => onUnselectItems()}>{t('bulk.unselect')}</Button>
    </Box>
  );
};

/** At most so many at once: as many as a page shows. */
const most = 100;

const BulkButtons = () => {
  const { t, word } = useWords();
  const { selectedIds, onUnselectItems } = useListContext();
  const [chosen, choose] = useState<{ action: string; items: Offered[]; offers: Offers }>();
  const ids = (selectedIds as string[]).slice(0, most);
  const { data } = useQuery({
    queryKey: ['incidents', 'offers', ids.join(',')],
    queryFn: ({ signal }) => ask<Offers>(`/api/incidents/offers?ids=${ids.join(',')}`, { signal }),
    enabled: ids.length > 0,
    staleTime: 0,
  });
  const shared = sharedBy(data?.items ?? []);
  const close = (allDone: boolean) => {
    choose(undefined);
    if (allDone) onUnselectItems();
  };
  return (
    <>
      {selectedIds.length > most ? <Typography variant="body2">{t('bulk.most', { count: most })}</Typography> : null}
      {data && shared.length === 0 ? <Typography variant="body2">{t('bulk.nothingShared')}</Typography> : null}
      {data ? shared.map((action) => (
        <Button key={action} variant="outlined" data-bulk={action} onClick={() => choose({ action, items: data.items, offers: data })}>{word('action', action)}</Button>
      )) : null}
      {chosen ? <BulkDialog items={chosen.items} action={chosen.action} schema={chosen.offers.schemas[chosen.action]} onClose={close} /> : null}
    </>
  );
};
