import { Alert, Box, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { figuresOf, nextWeekAt, periodsAt } from '../figures/figure.ts';
import { useWords } from '../i18n/words.ts';
import { CaseLines } from './CaseLines.tsx';
import { FigureLines } from './FigureLines.tsx';
import { Part, Sheet, SheetTable } from './Sheet.tsx';
import { duties, useCases, type DutiesOfGrid } from './sheet-data.ts';

/** 周报: last week's visits and cases, what is overdue, and which visits are due next week (004-35). */
const WeekPage = () => {
  const { t, named, day } = useWords();
  const weekOf = ({ from, to }: { from: string; to: string }) => t('prints.weekOf', { from: day(from), to: day(to) });
  const why = useProblemWords();
  const [search, setSearch] = useSearchParams();
  const [{ lastWeek, nextWeek }] = useState(() => ({ ...periodsAt(Date.now()), nextWeek: nextWeekAt(Date.now()) }));
  const asked = { area: search.get('area') ?? '', ...lastWeek };
  const { data: figures, error } = useQuery({ queryKey: ['figures', asked], queryFn: () => figuresOf(asked) });
  const area = figures?.area.code ?? '';
  const overdue = useCases({ overdue: true, area }, area !== '');
  const due = useQuery({ queryKey: ['prints', 'duties', area, nextWeek], queryFn: () => duties(area, nextWeek.from, nextWeek.to), enabled: area !== '' });
  return (
    <>
      <Title title={t('prints.week')} />
      <Sheet
        title={t('prints.weekTitle', { area: named(figures?.area) })}
        about={weekOf(lastWeek)}
        tools={<Box sx={{ minWidth: 220 }}><AreaChoice label={t('overview.area')} value={area} onChange={(picked) => setSearch(picked ? { area: picked } : {})} /></Box>}
      >
        {[error, overdue.error, due.error].map((failure, nth) => (failure ? <Alert key={nth} severity="error" variant="outlined">{t('filters.failed', { why: why(failure) })}</Alert> : null))}
        <Part title={t('prints.lastWeek')}>{figures ? <FigureLines figures={figures.figures} /> : null}</Part>
        <Part title={t('prints.overdue')}>{overdue.data ? <CaseLines label={t('prints.overdue')} cases={overdue.data.items} total={overdue.data.total} none={t('prints.noOverdue')} /> : null}</Part>
        <Part title={`${t('prints.nextWeek')} (${weekOf(nextWeek)})`}>{due.data ? <Due {...due.data} /> : null}</Part>
      </Sheet>
    </>
  );
};

const Due = ({ grids, more }: { grids: readonly DutiesOfGrid[]; more: boolean }) => {
  const { t, named, at } = useWords();
  if (grids.length === 0) return <Typography>{t('prints.noDuties')}</Typography>;
  return (
    <>
      <SheetTable label={t('prints.nextWeek')}>
        <TableHead><TableRow><TableCell>{t('prints.grid')}</TableCell><TableCell align="right">{t('prints.duties')}</TableCell><TableCell align="right">{t('prints.firstDue')}</TableCell></TableRow></TableHead>
        <TableBody>{grids.map(({ grid, doors, firstDue }) => <TableRow key={grid?.code ?? ''}><TableCell>{named(grid)}</TableCell><TableCell align="right">{doors}{more ? '+' : ''}</TableCell><TableCell align="right">{at(firstDue)}</TableCell></TableRow>)}</TableBody>
      </SheetTable>
    </>
  );
};

export default WeekPage;
