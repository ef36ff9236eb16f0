import { Box, Card, Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Named } from '../cases/incident.ts';
import { useNow } from '../cases/useNow.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { byUnit, usePublished } from '../public/published.ts';

/** For whoever leads: which units are late without a reason, and where limits rest. Units, never persons. */
export const UnitLists = () => {
  const { overdue, held } = usePublished();
  return (
    <>
      <UnitList name="overdue" rows={overdue.data && byUnit(overdue.data.items)} error={overdue.error} />
      <UnitList name="held" rows={held.data && byUnit(held.data.items)} error={held.error} />
    </>
  );
};

const UnitList = ({ name, rows, error }: { name: 'overdue' | 'held'; rows: { unit: Named | null; count: number; since: string }[] | undefined; error: unknown }) => {
  const { t, named, span, at } = useWords();
  const why = useProblemWords();
  const now = useNow();
  return (
    <Card component="section" aria-labelledby={`units-${name}`} sx={{ p: 1.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1, pb: 0.5 }}>
        <Typography id={`units-${name}`} component="h3" sx={{ fontWeight: 700 }}>{t(`published.${name}.byUnit`)}</Typography>
        <Anchor component={Link} to="/public" sx={{ py: 0.5, whiteSpace: 'nowrap' }} aria-label={t('atHand.allOf', { list: t(`published.${name}.title`) })}>{t('atHand.all')}</Anchor>
      </Box>
      {error && !rows ? <Typography color="text.secondary" role="alert">{t('filters.failed', { why: why(error) })}</Typography> : null}
      {rows?.length === 0 ? <Typography color="text.secondary">{t(`published.${name}.none`)}</Typography> : null}
      {rows && rows.length > 0 ? (
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('published.unit')}</TableCell><TableCell align="right">{t('published.count')}</TableCell><TableCell align="right">{t('published.longest')}</TableCell></TableRow></TableHead>
          <TableBody>
            {rows.map(({ unit, count, since }) => (
              <TableRow key={unit?.code ?? ''}>
                <TableCell>{named(unit) || t('published.noUnit')}</TableCell>
                <TableCell align="right">{count}</TableCell>
                <TableCell align="right" title={at(since, true)}>{span((now - Date.parse(since)) / 1000, false)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </Card>
  );
};
