import { Alert, Box, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import type { Named } from '../cases/incident.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { ask } from '../door.ts';
import { figuresOf, periodsAt } from '../figures/figure.ts';
import { useWords } from '../i18n/words.ts';
import { CaseLines } from './CaseLines.tsx';
import { FigureLines } from './FigureLines.tsx';
import { Part, Sheet } from './Sheet.tsx';
import { useCases } from './sheet-data.ts';

interface Card { grid: Named; workers: { name: string; role: string }[] }
interface Division { grids: { code: string; households: number; people: number }[] }

/** One page about one grid and one day, for whoever goes there or reports on it. */
const BriefPage = () => {
  const { t, named, word, day: spoken } = useWords();
  const why = useProblemWords();
  const [search, setSearch] = useSearchParams();
  const [today] = useState(() => periodsAt(Date.now()).thisWeek.to);
  const day = search.get('day') ?? today;
  const grid = search.get('grid') ?? '';
  const change = (part: Record<string, string>) => setSearch(Object.fromEntries(Object.entries({ grid, day, ...part }).filter(([, value]) => value)));
  const asked = { area: grid, from: day, to: day };
  const { data: figures, error } = useQuery({ queryKey: ['figures', asked], queryFn: () => figuresOf(asked) });
  const area = figures?.area.code ?? '';
  const isGrid = figures?.area.level === 'grid';
  const { data: card } = useQuery({ queryKey: ['prints', 'card', area], queryFn: () => ask<Card>(`/api/grids/${encodeURIComponent(area)}/card`), enabled: isGrid });
  const { data: division } = useQuery({ queryKey: ['prints', 'division', area], queryFn: () => ask<Division>(`/api/areas/${encodeURIComponent(area)}/division`), enabled: area !== '' });
  const open = useCases({ open: true, area }, area !== '');
  const homes = division?.grids.reduce((sum, { households, people }) => ({ households: sum.households + households, people: sum.people + people }), { households: 0, people: 0 });
  return (
    <>
      <Title title={t('prints.brief')} />
      <Sheet
        title={t('prints.briefTitle', { grid: named(figures?.area) })}
        about={spoken(day)}
        tools={
          <>
            <Box sx={{ minWidth: 220 }}><AreaChoice label={t('prints.grid')} value={area} onChange={(picked) => change({ grid: picked })} /></Box>
            <TextField type="date" label={t('prints.day')} value={day} onChange={(typed) => typed.target.value && change({ day: typed.target.value })} slotProps={{ inputLabel: { shrink: true } }} />
          </>
        }
      >
        {[error, open.error].map((failure, nth) => (failure ? <Alert key={nth} severity="error" variant="outlined">{t('filters.failed', { why: why(failure) })}</Alert> : null))}
        <Part title={t('prints.people')}>
          {card?.workers.map(({ name, role }) => <Typography key={`${role} ${name}`}>{word('role', role)}: {name}</Typography>)}
          {homes && division?.grids.length ? <Typography>{t('prints.households')}: {homes.households} · {t('prints.residents')}: {homes.people}</Typography> : null}
        </Part>
        <Part title={t('prints.today')}>{figures ? <FigureLines figures={figures.figures} /> : null}</Part>
        <Part title={t('prints.open')}>{open.data ? <CaseLines label={t('prints.open')} cases={open.data.items} total={open.data.total} none={t('figures.nothing')} /> : null}</Part>
      </Sheet>
    </>
  );
};

export default BriefPage;
