import { Alert, Box, Button, Card, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { whoIsThere } from '../authProvider.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { CountTable } from './CountTable.tsx';
import { coverageOf, periodsFrom, type Coverage } from './duty.ts';

/** How much of what was owed was done. Persons are never ranked: a worker and the direct leader see names, others how people lie. */
const CoveragePage = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const [area, setArea] = useState('');
  const [periods] = useState(() => periodsFrom(Date.now(), 1));
  const [period, setPeriod] = useState(periods[0] ?? '');
  const { data: session } = useQuery({ queryKey: ['session'], queryFn: whoIsThere, staleTime: Infinity });
  const asked = area || (session?.user.areas[0]?.id ?? '');
  const { data, error } = useQuery({ queryKey: ['coverage', asked, period], queryFn: () => coverageOf(asked, period), enabled: asked !== '', placeholderData: (before) => before });
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5 }}>
      <Title title={t('duties.coverage')} />
      <Typography color="text.secondary">{t('duties.coverageIntro')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
        <Box sx={{ minWidth: 220 }}><AreaChoice label={t('duties.area')} value={asked} onChange={setArea} /></Box>
        <TextField select label={t('plans.period')} value={period} onChange={(picked) => setPeriod(picked.target.value)} sx={{ minWidth: 140 }}>
          {periods.map((one) => <MenuItem key={one} value={one}>{one}</MenuItem>)}
        </TextField>
        <Button component={Link} to="/duties">{t('duties.title')}</Button>
      </Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Covered coverage={data} /> : null}
    </Box>
  );
};

const Covered = ({ coverage }: { coverage: Coverage }) => {
  const { t, named } = useWords();
  if (coverage.grids.length === 0) return <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('duties.noCoverage')}</Typography></Card>;
  return (
    <>
      <Section level="h2" title={t('duties.byGrid')}>
        <CountTable title={t('duties.byGrid')} head={t('duties.column.grid')} rows={coverage.grids.map(({ grid, ...counts }) => ({ name: named(grid), ...counts }))} total={coverage.total} />
      </Section>
      {coverage.workers.length > 0 ? (
        <Section level="h2" title={t('duties.byWorker')}>
          <CountTable title={t('duties.byWorker')} head={t('duties.worker')} rows={coverage.workers.map(({ worker, ...counts }) => ({ name: worker?.name ?? t('duties.nobody'), ...counts }))} />
        </Section>
      ) : null}
      {coverage.distribution ? (
        <Section level="h2" title={t('duties.distribution')}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {coverage.distribution.map(({ fromPercent, workers }) => <li key={fromPercent}>{t('duties.steps', { from: fromPercent, count: workers })}</li>)}
          </Box>
        </Section>
      ) : null}
    </>
  );
};

export default CoveragePage;
