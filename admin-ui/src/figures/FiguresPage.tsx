import { Alert, Box, Button, CircularProgress, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { figuresOf, periodsAt, type Asked, type Figures } from './figure.ts';
import { FigureTable } from './FigureTable.tsx';

const groups = ['visits', 'matters', 'disputes', 'levels', 'time', 'quality', 'residents'] as const;

/** 数据: what is reported upwards, for any area and period, each figure with what it means and what stands behind it. */
const FiguresPage = () => {
  const { t, named, at, day } = useWords();
  const why = useProblemWords();
  const [search, setSearch] = useSearchParams();
  const [periods] = useState(() => periodsAt(Date.now()));
  const asked: Asked = { area: search.get('area') ?? '', from: search.get('from') ?? periods.thisMonth.from, to: search.get('to') ?? periods.thisMonth.to };
  const { data, error } = useQuery({ queryKey: ['figures', asked], queryFn: () => figuresOf(asked), enabled: asked.from <= asked.to, placeholderData: (before) => before });
  const change = (part: Partial<Asked>) => setSearch(Object.fromEntries(Object.entries({ ...asked, ...part }).filter(([, value]) => value)));
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('figures.title')} />
      <Typography color="text.secondary">{t('figures.intro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
        <Box sx={{ minWidth: 220 }}><AreaChoice label={t('overview.area')} value={data?.area.code ?? asked.area} onChange={(area) => change({ area })} /></Box>
        <TextField type="date" label={t('figures.from')} value={asked.from} onChange={(typed) => typed.target.value && change({ from: typed.target.value })} slotProps={{ inputLabel: { shrink: true } }} />
        <TextField type="date" label={t('figures.to')} value={asked.to} onChange={(typed) => typed.target.value && change({ to: typed.target.value })} slotProps={{ inputLabel: { shrink: true } }} error={asked.from > asked.to} helperText={asked.from > asked.to ? t('figures.wrongPeriod') : undefined} />
        {Object.entries(periods).map(([name, period]) => (
          <Button key={name} variant={period.from === asked.from && period.to === asked.to ? 'contained' : 'outlined'} aria-pressed={period.from === asked.from && period.to === asked.to} onClick={() => change(period)}>{t(`figures.periods.${name}`)}</Button>
        ))}
        <Button variant="outlined" onClick={() => print()}>{t('prints.print')}</Button>
      </Box>
      {error && !data ? <Alert severity="error" variant="outlined">{t('filters.failed', { why: why(error) })}</Alert> : null}
      {!data && !error ? <CircularProgress aria-label={t('ra.page.loading')} sx={{ m: 4 }} /> : null}
      {data ? (
        <>
          <Typography role="status">{t('figures.about', { area: named(data.area), from: day(data.from), to: day(data.to), at: at(data.countedAt, true) })}</Typography>
          {groups.map((group) => (
            <Section key={group} level="h2" title={t(`figures.groups.${group}`)}>
              <FigureTable label={t(`figures.groups.${group}`)} figures={data.figures.filter((figure) => figure.group === group)} asked={{ ...asked, area: data.area.code ?? asked.area }} />
            </Section>
          ))}
          <Standing standing={data.standing} />
        </>
      ) : null}
    </Box>
  );
};

const Standing = ({ standing }: Pick<Figures, 'standing'>) => {
  const { t } = useWords();
  return (
    <Section level="h2" title={t('figures.standing.title')}>
      <Box component="dl" sx={{ display: 'grid', gap: 1, m: 0, gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))' }}>
        {Object.entries(standing).map(([name, count]) => (
          <Box key={name}>
            <Typography component="dt" color="text.secondary">{t(`figures.standing.${name}`)}</Typography>
            <Typography component="dd" sx={{ m: 0, fontSize: '1.25rem', fontWeight: 700 }}>{count}</Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
};

export default FiguresPage;
