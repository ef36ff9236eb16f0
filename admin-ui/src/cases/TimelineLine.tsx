import { Box, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useWords } from '../i18n/words.ts';
import { tints } from '../theme/colours.ts';
import type { Entry } from './incident.ts';

const tintOf = { person: 'teal', clock: 'violet', system: 'violet', resident: 'blue' } as const;

/** One line of a ledger as a reader meets it: who, what, when. */
export const TimelineLine = ({ entry }: { entry: Entry }) => {
  const { t, at, word } = useWords();
  const mode = useTheme().palette.mode;
  const tint = tints[mode][tintOf[entry.actor.kind] ?? 'paper'];
  const late = (Date.parse(entry.recordedAt) - Date.parse(entry.at)) / 1000 > 300;
  const who = [entry.actor.name ?? word('actor', entry.actor.kind), word('role', entry.actor.role)].filter(Boolean).join(' · ');
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '28px 1fr', gap: 1, py: 0.75 }}>
      <Box aria-hidden sx={{ width: 28, height: 28, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: '0.8125rem', bgcolor: tint.bg, color: tint.fg }}>
        {t(`timeline.actor.${entry.actor.kind}`)}
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{entry.words ?? entry.type}</Typography>
        <Typography variant="caption" color="text.secondary" component="p" title={t('timeline.line', { seq: entry.seq })}>
          {at(entry.at)} · {who}
          {entry.dueAt ? ` · ${t('timeline.owed', { at: at(entry.dueAt) })}` : ''}
          {late ? ` · ${t('timeline.recorded', { at: at(entry.recordedAt) })}` : ''}
        </Typography>
      </Box>
    </Box>
  );
};
