import { Box, Typography } from '@mui/material';
import { Refusal } from '../../door.ts';
import { useWords } from '../../i18n/words.ts';
import { useProblemWords } from '../useProblemWords.ts';
import type { Line } from './useBulk.ts';

const glyphs: Record<Line['state'], string> = { waiting: '·', sending: '…', done: '✓', refused: '✕', unsure: '?' };

/** One line a case: number, what became of it, and why not. */
export const BulkLines = ({ lines }: { lines: Line[] }) => {
  const { t } = useWords();
  const words = useProblemWords();
  // A field that was refused says more than that something was.
  const why = (failure: unknown) => (failure instanceof Refusal && failure.problem.errors?.length ? failure.problem.errors.map(({ message }) => message).join(' ') : words(failure));
  return (
    <Box component="ul" tabIndex={0} aria-label={t('bulk.lines')} sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 360, overflowY: 'auto' }}>
      {lines.map(({ item, state, failure }) => (
        <Box component="li" key={item.id} sx={{ display: 'grid', gridTemplateColumns: 'auto 5.5em 1fr', columnGap: 1.5, py: 0.5, borderTop: 1, borderColor: 'divider' }}>
          <span>{item.number}</span>
          <Typography component="span" sx={{ fontWeight: 600 }}>{glyphs[state]} {t(`bulk.state.${state}`)}</Typography>
          <Typography component="span" color="text.secondary">{failure ? why(failure) : ''}</Typography>
        </Box>
      ))}
    </Box>
  );
};
