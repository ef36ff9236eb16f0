import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { usePackInForce } from '../units/usePackInForce.ts';
import type { Division, Facts } from './area.ts';

const plain = ['households', 'people', 'km2'] as const;

/** The facts by which grids are divided beside the norm of the method; a warning is never a refusal. `area`: whose method names the classes, the county's where a grid is only looked at. */
export const Divided = ({ grids, warnings, area = '' }: Division & { area?: string }) => {
  const { t, named, chinese } = useWords();
  const { data: pack } = usePackInForce(area);
  const [hasNorm, hasClasses] = [grids.some(({ norm }) => norm), grids.some(({ classes }) => (classes ?? []).length > 0)];
  const nameOf = (code: string) => named(pack?.cadences.find((one) => one.code === code)) || code;
  return (
    <>
      {warnings.length > 0 ? (
        <Box component="ul" sx={{ mt: 0, mb: 1, pl: 2.5 }}>
          {warnings.map((warning) => <li key={`${warning.code} ${warning.grids.join(' ')}`}>◆ {t(`areas.warning.${warning.code}`, { ...warning, grids: warning.grids.join(chinese ? '、' : ', '), _: warning.code })}</li>)}
        </Box>
      ) : null}
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('areas.facts')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('areas.fact.grid')}</TableCell>
              {plain.map((head) => <TableCell key={head} align="right">{t(`areas.fact.${head}`)}</TableCell>)}
              {hasNorm ? <TableCell align="right">{t('areas.fact.norm')}</TableCell> : null}
              <TableCell>{t('areas.fact.settlement')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {grids.map((grid) => (
              <TableRow key={grid.id}>
                <TableCell component="th" scope="row">{named(grid)}</TableCell>
                {plain.map((fact) => <TableCell key={fact} align="right">{grid[fact] ?? '—'}</TableCell>)}
                {hasNorm ? <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{normOf(grid)}</TableCell> : null}
                <TableCell>{grid.settlement ? t(`areas.settlement.${grid.settlement}`) : '—'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {hasClasses ? <Typography variant="body2" sx={{ fontWeight: 700, pt: 1.5 }}>{t('areas.fact.classes')}</Typography> : null}
      {grids.map(({ id, classes = [], ...grid }) => (classes.length > 0 ? <Typography key={id} variant="body2"><b>{named(grid)}</b> {classes.map(({ code, households }) => `${nameOf(code)} ${households}`).join(chinese ? '、' : ', ')}</Typography> : null))}
    </>
  );
};

const normOf = ({ norm }: Facts): string => (norm ? `${norm.least}–${norm.most}` : '—');
