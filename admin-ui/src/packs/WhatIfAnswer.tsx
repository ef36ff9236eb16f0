import { Alert, Card, Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { caseAddress } from '../cases/address.ts';
import { useWords } from '../i18n/words.ts';
import type { Sum, WhatIf } from './rules.ts';

const sums: readonly (keyof Sum)[] = ['clocks', 'earlier', 'later', 'gone', 'turnedLate', 'turnedOnTime', 'rungsGained', 'rungsLost'];

/** Sums by clock, then the first rows that would have differed. */
export const WhatIfAnswer = ({ answer }: { answer: WhatIf }) => {
  const { t, word } = useWords();
  const clocks = Object.entries(answer.clocks);
  const changed = clocks.filter(([, sum]) => sums.some((name) => name !== 'clocks' && sum[name] > 0));
  return (
    <>
      <Typography>{t('whatIf.cases', { count: answer.cases })}</Typography>
      {answer.complete ? null : <Alert severity="warning" variant="outlined">{t('whatIf.incomplete')}</Alert>}
      {clocks.length === 0 ? <Typography color="text.secondary">{t('whatIf.nothing')}</Typography> : null}
      {changed.length > 0 ? (
        <Scroll label={t('whatIf.sumsTitle')}>
          <TableHead><TableRow><TableCell>{t('published.clock')}</TableCell>{sums.map((sum) => <TableCell key={sum} align="right">{t(`whatIf.sums.${sum}`)}</TableCell>)}</TableRow></TableHead>
          <TableBody>
            {changed.map(([clock, sum]) => <TableRow key={clock}><TableCell sx={{ whiteSpace: 'nowrap' }}>{word('clock', clock)}</TableCell>{sums.map((name) => <TableCell key={name} align="right">{sum[name]}</TableCell>)}</TableRow>)}
          </TableBody>
        </Scroll>
      ) : null}
      {clocks.length > changed.length ? <Typography variant="body2" color="text.secondary">{t('whatIf.unchanged', { names: clocks.filter((one) => !changed.includes(one)).map(([clock]) => word('clock', clock)).join(t('whatIf.comma')) })}</Typography> : null}
      {answer.rows.length > 0 ? <Rows rows={answer.rows} /> : null}
      {answer.rows.length === 0 && changed.length > 0 ? <Typography color="text.secondary">{t('whatIf.noRows')}</Typography> : null}
    </>
  );
};

const Rows = ({ rows }: { rows: WhatIf['rows'] }) => {
  const { t, word, at, budget } = useWords();
  const spoken = (text: string | null) => (text ? budget(text) : t('whatIf.none'));
  return (
    <>
      <Typography component="h2" sx={{ fontWeight: 700, pt: 1 }}>{t('whatIf.rowsTitle', { count: rows.length })}</Typography>
      <Scroll label={t('whatIf.rowsTitle', { count: rows.length })}>
        <TableHead><TableRow>{['number', 'clock', 'budget', 'dueBefore', 'dueAfter', 'turn', 'rungs'].map((head) => <TableCell key={head} sx={{ whiteSpace: 'nowrap' }}>{t(`whatIf.heads.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.number} ${row.clock} ${row.round}`}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}><Anchor component={Link} to={caseAddress({ id: row.number })}>{row.number}</Anchor></TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{word('clock', row.clock)}{row.round > 1 ? ` · ${t('clocks.round', { round: row.round })}` : ''}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.budget.before === row.budget.after ? spoken(row.budget.before) : `${spoken(row.budget.before)} → ${spoken(row.budget.after)}`}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(row.due.before, true) || t('whatIf.none')}{row.provisional.before ? t('time.provisional') : ''}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(row.due.after, true) || t('whatIf.none')}{row.provisional.after ? t('time.provisional') : ''}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.late.before === row.late.after ? t(row.late.after ? 'whatIf.stillLate' : 'whatIf.stillOnTime') : t(row.late.after ? 'whatIf.turnedLate' : 'whatIf.turnedOnTime')}</TableCell>
              <TableCell>{[...row.rungs.gained.map((rung) => `+ ${rung}`), ...row.rungs.lost.map((rung) => `− ${rung}`)].join('  ')}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Scroll>
    </>
  );
};

const Scroll = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={label}><Table size="small">{children}</Table></Card>
);
