import { Box, Typography } from '@mui/material';
import { counted, useWords } from '../i18n/words.ts';
import type { Figure } from '../figures/figure.ts';

/** Figures as they are read out: name, value with its unit, and of how many. What did not happen is left out. */
export const FigureLines = ({ figures }: { figures: readonly Figure[] }) => {
  const { t, named } = useWords();
  const said = figures.filter(({ n }) => n > 0);
  if (said.length === 0) return <Typography>{t('figures.nothing')}</Typography>;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', columnGap: 3, rowGap: 0.25, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, '@media print': { gridTemplateColumns: '1fr 1fr' } }}>
      {said.map((figure) => (
        <Box key={figure.id} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <Typography component="dt">{named(figure as never)}</Typography>
          <Typography component="dd" sx={{ m: 0, fontWeight: 700 }}>
            {figure.unit === '%'
              ? `${figure.value === null ? '' : `${figure.value}% `}(${t('figures.of', { count: figure.count, n: figure.n })})`
              : `${figure.value ?? 0} ${counted(figure.value ?? 0, t(`figures.units.${figure.unit}`, { _: figure.unit }))}`}
          </Typography>
        </Box>
      ))}
    </Box>
  );
};
