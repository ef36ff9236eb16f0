import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import type { Stretch } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';

const atOnce = 8;

/** Every stretch of the sum as a sentence: from when to when, counted or not, why, and how much has been used by then. */
export const StretchSentences = ({ explain, onLine }: { explain: readonly Stretch[]; onLine?: ((seq: number) => void) | undefined }) => {
  const { t, at, hours, chinese } = useWords();
  const [all, setAll] = useState(false);
  const used: number[] = [];
  for (const stretch of explain) used.push((used.at(-1) ?? 0) + (stretch.kind === 'counted' ? stretch.seconds : 0));
  const sentence = (stretch: Stretch, nth: number) => {
    const name = stretch.extended ? 'extended' : stretch.kind;
    // A reason is already a word of the trade; in an English sentence it stands in brackets like any other name.
    const why = stretch.why && stretch.why !== 'extended' ? (chinese ? `（${stretch.why}）` : ` (${stretch.why})`) : '';
    return t(`clock.stretch.${name}`, { from: at(stretch.from), to: at(stretch.to), span: hours(stretch.seconds), used: hours(used[nth]!), why });
  };
  const shown = all || explain.length <= atOnce + 2 ? explain : explain.slice(0, atOnce);
  return (
    <>
      <Box component="ol" sx={{ m: 0, pl: 3, '& li': { py: 0.25 } }}>
        {shown.map((stretch, nth) => (
          <Typography component="li" variant="body2" key={`${stretch.from} ${stretch.kind}`} color={stretch.kind === 'counted' ? 'text.primary' : 'text.secondary'}>
            {sentence(stretch, nth)}
            {stretch.seq && onLine ? <> <Link component="button" type="button" onClick={() => onLine(stretch.seq!)}>{t('clock.line', { seq: stretch.seq })}</Link></> : null}
            {stretch.seq && !onLine ? ` ${t('clock.line', { seq: stretch.seq })}` : null}
          </Typography>
        ))}
      </Box>
      {shown.length < explain.length || all ? (
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'clock.fewer' : 'clock.more', { count: explain.length - atOnce })}</Button>
      ) : null}
    </>
  );
};
