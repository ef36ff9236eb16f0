import { Box, Typography } from '@mui/material';
import { memo } from 'react';
import { Section } from '../cases/Section.tsx';
import { StatusChip } from '../cases/StatusChip.tsx';
import { useWords } from '../i18n/words.ts';
import { ChangeList } from './ChangeList.tsx';
import { changedThings } from './changes.ts';
import type { Frame } from './record.ts';

/** The case as it stood, and what this line changed about it. */
export const StateThen = memo(function StateThen({ frame }: { frame: Frame }) {
  const { t, named, word, at } = useWords();
  const { case: then, pack, calendar } = frame;
  const changed = changedThings(frame.changed);
  const touched = new Set(changed.map(({ of }) => of.split('.')[0]!));
  const category = [named(then.categoryName), then.category].filter(Boolean).join(' ') || t('record.unset');
  const facts: [string, string, React.ReactNode][] = [
    ['status', t('columns.status'), <StatusChip key="s" status={then.status} />],
    ['category', t('columns.category'), category],
    ['severity', t('columns.severity'), word('severity', then.severity)],
    ['profile', t('record.profile'), then.profile],
    ['grid', t('record.grid'), named(then.grid ?? then.area)],
    ['lead', t('record.lead'), named(then.lead)],
    ['person', t('record.person'), then.person?.name],
    ['assist', t('record.assist'), then.assist?.map((unit) => named(unit)).join('、')],
    ['requests', t('record.requests'), frame.requests.map((one) => `${word('request', one.kind)} ${word('requestState', one.state)}`).join('；')],
    ['height', t('record.supervised'), then.height ? word('height', String(then.height)) : ''],
    ['result', t('record.result'), word('result', then.result)],
    ['pack', t('record.pack'), `${pack.id} ${pack.version}`],
    ['calendar', t('deadlines.calendar'), `${calendar.id} ${calendar.version}`],
  ];
  return (
    <Section title={t('replay.then')} side={<Typography variant="caption" color="text.secondary">{at(frame.at, true)}</Typography>}>
      <Box>
        <Typography variant="body2" sx={{ fontWeight: 700 }}>{t('replay.changed', { seq: frame.seq })}</Typography>
        {frame.seq === 1 ? <Typography variant="body2">{t('replay.born')}</Typography> : <ChangeList changed={changed} frame={frame} />}
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.25, mt: 1.5, mb: 0, '& dt': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
          {facts.filter(([, , value]) => value).map(([name, label, value]) => (
            <Box key={name} sx={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>
                {touched.has(name) && frame.seq > 1 ? <Box component="b" sx={{ bgcolor: 'action.selected', px: 0.5, borderRadius: '3px' }}>{value}</Box> : value}
                {touched.has(name) && frame.seq > 1 ? <Typography component="span" variant="caption" color="text.secondary"> ← {t('replay.justChanged')}</Typography> : null}
              </dd>
            </Box>
          ))}
        </Box>
      </Box>
    </Section>
  );
});
