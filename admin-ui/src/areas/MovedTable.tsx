import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { ChangeReport } from './area.ts';
import { Divided } from './Divided.tsx';

const counts = ['households', 'people', 'places', 'risks', 'openCases', 'duties', 'visits', 'staff', 'rest'] as const;

/** What goes over to which grid, and how the grids stand then beside the norm. `rest` is what nothing placed: it falls to the first part. */
export const MovedTable = ({ report }: { report: ChangeReport }) => {
  const { t, chinese } = useWords();
  const rest = report.into.reduce((sum, one) => sum + one.rest, 0);
  return (
    <>
      <Typography component="h3" sx={{ fontWeight: 700 }}>{t('areas.moved')}</Typography>
      {report.ended.length > 0 ? <Typography variant="body2">{t('areas.ends', { grids: report.ended.join(chinese ? '、' : ', ') })}</Typography> : null}
      {rest > 0 ? <Typography variant="body2">◆ {t('areas.rest', { count: rest })}</Typography> : null}
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('areas.moved')}>
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('areas.fact.grid')}</TableCell>{counts.map((count) => <TableCell key={count} align="right">{t(`areas.count.${count}`)}</TableCell>)}</TableRow></TableHead>
          <TableBody>{report.into.map((one) => <TableRow key={one.grid}><TableCell component="th" scope="row">{one.grid}</TableCell>{counts.map((count) => <TableCell key={count} align="right">{one[count]}</TableCell>)}</TableRow>)}</TableBody>
        </Table>
      </Box>
      {report.outside > 0 ? <Typography variant="body2">◆ {t('areas.outside', { count: report.outside })}</Typography> : null}
      {report.facts.length > 0 ? <Typography component="h3" sx={{ fontWeight: 700, pt: 1.5 }}>{t('areas.thenFacts')}</Typography> : null}
      {report.facts.length > 0 ? <Divided grids={report.facts} warnings={report.warnings} /> : null}
    </>
  );
};
