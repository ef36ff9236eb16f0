import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Changed } from './changes.ts';
import type { Frame } from './record.ts';
import { useChangeWords } from './useChangeWords.ts';

/** Old struck out, new in bold, and both as words for whoever cannot see that. */
export const ChangeList = ({ changed, frame }: { changed: readonly Changed[]; frame: Frame }) => {
  const { t } = useWords();
  const told = useChangeWords()(changed, frame);
  if (told.length === 0) return <Typography variant="body2" color="text.secondary">{t('replay.nothingChanged')}</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {told.map(({ of, label, before, after }, nth) => (
        <Typography component="li" variant="body2" key={`${of} ${nth}`} sx={{ overflowWrap: 'anywhere' }}>
          {label}{t('replay.colon')}
          <Box component="del" sx={{ color: 'text.secondary' }} aria-label={t('replay.was', { value: before })} role="deletion">{before}</Box>
          {' → '}
          <Box component="ins" sx={{ fontWeight: 700, textDecoration: 'none' }}>{after}</Box>
        </Typography>
      ))}
    </Box>
  );
};
