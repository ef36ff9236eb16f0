import { Box, Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import type { Asked, Figure } from './figure.ts';

/** Figures with unit, n and definition; a number opens what stands behind it, where the reader may see that. */
export const FigureTable = ({ label, figures, asked }: { label: string; figures: readonly Figure[]; asked: Asked }) => {
  const { t, named } = useWords();
  const valueOf = ({ value, unit }: Figure) => (value === null ? t('figures.tooFew') : `${value}${unit === '%' ? '%' : ''}`);
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow><TableCell>{t('figures.figure')}</TableCell><TableCell align="right">{t('figures.value')}</TableCell><TableCell>{t('figures.unit')}</TableCell><TableCell align="right">{t('figures.n')}</TableCell><TableCell sx={{ minWidth: 220 }}>{t('figures.definition')}</TableCell></TableRow>
        </TableHead>
        <TableBody>
          {figures.map((figure) => (
            <TableRow key={figure.id}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 600, minWidth: 120 }}>{named(figure as never)}</TableCell>
              <TableCell align="right" sx={{ fontSize: '1.125rem', fontWeight: 700, whiteSpace: 'nowrap' }}>
                {figure.mayOpen && figure.n > 0 ? (
                  <Anchor component={Link} to={`/figures/${figure.id}?${new URLSearchParams({ ...asked }).toString()}`} aria-label={t('figures.open', { name: named(figure as never), value: valueOf(figure) })}>{valueOf(figure)}</Anchor>
                ) : valueOf(figure)}
              </TableCell>
              <TableCell>{t(`figures.units.${figure.unit}`, { _: figure.unit })}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>{figure.unit === '%' ? t('figures.of', { count: figure.count, n: figure.n }) : figure.n}</TableCell>
              <TableCell><Typography variant="body2" color="text.secondary">{named(figure.means as never)}</Typography></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
