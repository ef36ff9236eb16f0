import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Report } from './plan.ts';

const shownWeeks = 200;

/** What a plan adds: how much, for whom in which week, and where nobody is. */
export const PlanReport = ({ report, level = 'h3' }: { report: Report; level?: 'h2' | 'h3' }) => {
  const { t, named } = useWords();
  const all = Object.values(report.duties).reduce((sum, count) => sum + count, 0);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography sx={{ fontSize: '1.125rem', fontWeight: 700 }}>
        {[t('plans.targets', { count: report.targets }), t('plans.visits', { count: report.visits }), t('plans.dutyCount', { count: all })].join(' · ')}
      </Typography>
      <Typography sx={{ fontWeight: report.over > 0 ? 700 : 400 }}>{report.over > 0 ? `▲ ${t('plans.over', { count: report.over })}` : t('plans.notOver')}</Typography>
      <Typography component={level} sx={{ fontWeight: 700 }}>{t('plans.vacantTitle')}</Typography>
      {report.vacant.length === 0 ? <Typography>{t('plans.noVacant')}</Typography> : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {report.vacant.map(({ grid, visits }) => <li key={grid?.id ?? ''}>{t('plans.vacant', { grid: named(grid), visits })}</li>)}
        </Box>
      )}
      <Typography component={level} sx={{ fontWeight: 700 }}>{t('plans.byCode')}</Typography>
      <Typography>{Object.entries(report.duties).map(([code, count]) => `${code} ${count}`).join(' · ') || '–'}</Typography>
      <Typography component={level} sx={{ fontWeight: 700 }}>{t('plans.weeks')}</Typography>
      <Box sx={{ overflow: 'auto', maxHeight: 420 }} tabIndex={0} role="group" aria-label={t('plans.weeks')}>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{t('plans.worker')}</TableCell>
              <TableCell>{t('plans.week')}</TableCell>
              <TableCell align="right">{t('plans.load')}</TableCell>
              <TableCell align="right">{t('plans.capacity')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {report.weeks.slice(0, shownWeeks).map((one) => (
              <TableRow key={`${one.worker?.id} ${one.week}`}>
                <TableCell>{one.worker?.name ?? t('duties.nobody')}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{one.week}</TableCell>
                <TableCell align="right" sx={{ fontWeight: one.over ? 700 : 400 }}>{one.over ? `▲ ${t('plans.overMark')} ` : ''}{one.visits}</TableCell>
                <TableCell align="right">{one.capacity}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {report.weeks.length > shownWeeks ? <Typography variant="caption">{t('plans.someWeeks', { count: shownWeeks })}</Typography> : null}
    </Box>
  );
};
