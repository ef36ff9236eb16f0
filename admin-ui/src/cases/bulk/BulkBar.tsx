import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { useWords } from '../../i18n/words.ts';
import { sharedBy } from './bulkActions.ts';
import { offersOf, type BulkChoice } from './useBulkChoice.ts';

/** At most so many at once: as many as a page shows. */
const most = 100;

/** What can be done with all the rows that were chosen: only what every one of them offers. */
export const BulkBar = ({ onChoose }: { onChoose: (choice: BulkChoice) => void }) => {
  const { t } = useWords();
  const { selectedIds = [], onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box role="region" aria-label={t('bulk.bar')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1.5, py: 1, bgcolor: 'primary.light', borderBottom: 1, borderColor: 'divider' }}>
      <Typography role="status" sx={{ fontWeight: 700 }}>{t('bulk.chosen', { count: selectedIds.length })}</Typography>
      <BulkButtons ids={(selectedIds as string[]).slice(0, most)} onChoose={onChoose} />
      {selectedIds.length > most ? <Typography variant="body2">{t('bulk.most', { count: most })}</Typography> : null}
      <Button onClick={() => onUnselectItems()}>{t('bulk.unselect')}</Button>
    </Box>
  );
};

const BulkButtons = ({ ids, onChoose }: { ids: string[]; onChoose: (choice: BulkChoice) => void }) => {
  const { t, word } = useWords();
  const { data } = useQuery(offersOf(ids));
  if (!data) return null;
  const shared = sharedBy(data.items);
  if (shared.length === 0) return <Typography variant="body2">{t('bulk.nothingShared')}</Typography>;
  return shared.map((action) => <Button key={action} variant="outlined" onClick={() => onChoose({ action, offers: data })}>{word('action', action)}</Button>);
};
