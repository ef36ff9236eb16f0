import { Box, Typography } from '@mui/material';
import { memo } from 'react';
import { Section } from '../cases/Section.tsx';
import { StatusChip } from '../cases/StatusChip.tsx';
import { useWords } from '../i18n/words.ts';
import { ChangeList } from './ChangeList.tsx';
import { changedThings } from './changes.ts';
import { useFacts } from './facts.ts';
import type { Frame } from './record.ts';
import { kindIn, stateIn, statusWords } from './subject.ts';

/** How it stood, and what this line changed about it. */
export const StateThen = memo(function StateThen({ frame }: { frame: Frame }) {
  const { t, at } = useWords();
  const kind = kindIn(frame);
  const changed = changedThings(frame.changed);
  const touched = new Set(frame.seq > 1 ? changed.map(({ of }) => of.split('.')[0]!) : []);
  const facts: [string, string, React.ReactNode][] = [
    ['status', t('columns.status'), <StatusChip key="s" status={stateIn(frame).status} family={statusWords[kind]} />],
    ...useFacts()(frame).map(([field, label, value]): [string, string, React.ReactNode] => [field, label, value]),
  ];
  return (
    <Section title={t(`replay.${kind}.then`)} side={<Typography variant="caption" color="text.secondary">{at(frame.at, true)}</Typography>}>
      <Typography variant="body2" sx={{ fontWeight: 700 }}>{t('replay.changed', { seq: frame.seq })}</Typography>
      {frame.seq === 1 ? <Typography variant="body2">{t(`replay.${kind}.born`)}</Typography> : <ChangeList changed={changed} frame={frame} />}
      <Box component="dl" sx={list}>
        {facts.filter(([, , value]) => value).map(([name, label, value]) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{touched.has(name) ? <><b>{value}</b> <small>← {t('replay.justChanged')}</small></> : value}</dd>
          </div>
        ))}
      </Box>
    </Section>
  );
});

const list = {
  display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.25, mt: 1.5, mb: 0, '& > div': { display: 'contents' },
  '& dt': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& dd': { m: 0, overflowWrap: 'anywhere' }, '& b': { bgcolor: 'action.selected', px: 0.5, borderRadius: '3px' }, '& small': { color: 'text.secondary' },
};
