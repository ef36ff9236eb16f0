import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Section } from '../cases/Section.tsx';
import { Columns } from '../chart/Columns.tsx';
import { useWords } from '../i18n/words.ts';
import { statusLook } from '../theme/status.ts';
import { CountTable } from './CountTable.tsx';
import { numberOf, type AreaView } from './home.ts';

/** How an area stands: by stage, by age with the oldest first, what came and went, what was given back and what rests. */
export const AreaFlow = ({ view }: { view: AreaView }) => {
  const { t, word } = useWords();
  const stages = view.stages.map(({ stage, ...rest }) => ({ ...rest, name: word('status', stage), ...(statusLook[stage] ? { glyph: statusLook[stage].glyph } : {}) }));
  const ages = view.ages.map(({ from, under, ...rest }) => ({ ...rest, name: under === null ? t('overview.ageOver', { from }) : t('overview.age', { from, under }) }));
  const asked = (['returns', 'extensions', 'holds'] as const).map((name) => ({ ...view[name], name: t(`overview.asked.${name}`) }));
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'repeat(2, minmax(0,1fr))', xl: 'repeat(4, minmax(0,1fr))' } }}>
      <Section title={t('overview.byStage')}>
        <Columns columns={stages.map((row) => ({ label: row.name, values: [row.count], shown: numberOf(row) }))} />
        <CountTable label={t('overview.byStage')} heads={[t('overview.stage'), t('overview.cases')]} rows={stages} />
      </Section>
      <Section title={t('overview.byAge')}>
        <Columns columns={ages.map((row) => ({ label: row.name, values: [row.count], shown: numberOf(row) }))} />
        <CountTable label={t('overview.byAge')} heads={[t('overview.sinceReport'), t('overview.cases')]} rows={ages} />
      </Section>
      <Section title={t('overview.inAndOut')}>
        <Columns columns={view.days.map(({ day, received, closed }) => ({ label: day.slice(8), values: [received, closed], shown: '' }))} />
        <Typography variant="caption" color="text.secondary">{t('overview.inAndOutKey')}</Typography>
        <Days days={view.days} />
      </Section>
      <Section title={t('overview.asked.title')}>
        <CountTable label={t('overview.asked.title')} heads={[t('overview.asked.what'), t('overview.cases')]} rows={asked} />
      </Section>
    </Box>
  );
};

const Days = ({ days }: { days: AreaView['days'] }) => {
  const { t, day: spoken } = useWords();
  return (
    <Box component="details" sx={{ pt: 0.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>{t('overview.asTable')}</Box>
      <Table size="small" aria-label={t('overview.inAndOut')}>
        <TableHead><TableRow><TableCell>{t('overview.day')}</TableCell><TableCell align="right">{t('overview.received')}</TableCell><TableCell align="right">{t('overview.closed')}</TableCell></TableRow></TableHead>
        <TableBody>
          {days.map(({ day, received, closed }) => <TableRow key={day}><TableCell>{spoken(day)}</TableCell><TableCell align="right">{received}</TableCell><TableCell align="right">{closed}</TableCell></TableRow>)}
        </TableBody>
      </Table>
    </Box>
  );
};
