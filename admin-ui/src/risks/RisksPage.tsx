import { Box, Button, Card, CardActionArea, FormControlLabel, MenuItem, Switch, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { ListBase, Title, useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { Found } from '../layout/Found.tsx';
import { aboutName, riskColours, type Risk } from './risk.ts';
import { RiskColour } from './RiskColour.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { ExportRisks, riskExporters } from './ExportRisks.tsx';
import { NewRiskDialog } from './NewRiskDialog.tsx';

const byColour = { field: 'id', order: 'ASC' } as const;

/** The ledger of risks 三色风险台账: red ones first. */
const RisksPage = () => {
  const { t } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  return (
    <ListBase resource="risks" sort={byColour} perPage={25} exporter={false} storeKey="risks">
      <Title title={t('risks.title')} />
      <Narrow />
      <Found<Risk> family="risks">{(records) => (narrow ? <Cards records={records} /> : <Rows records={records} />)}</Found>
    </ListBase>
  );
};

const Narrow = () => {
  const { t } = useWords();
  const go = useNavigate();
  const { filterValues, setFilters } = useListContext();
  const roles = useRoles();
  const [opening, open] = useState(false);
  const [exporting, take] = useState(false);
  const values = filterValues as Record<string, unknown>;
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = values;
    setFilters(value ? { ...rest, [name]: value } : rest);
  };
  const toggle = (name: string) => <FormControlLabel control={<Switch checked={values[name] === true} onChange={(_, on) => set(name, on)} />} label={t(`risks.only.${name}`)} />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, py: 1.5, alignItems: 'center', '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
      <TextField select label={t('risks.colourName')} value={String(values['colour'] ?? '')} onChange={(picked) => set('colour', picked.target.value)} sx={{ minWidth: 120 }}>
        <MenuItem value="">{t('filters.any')}</MenuItem>
        {riskColours.map((colour) => <MenuItem key={colour} value={colour}>{t(`risks.colour.${colour}`)}</MenuItem>)}
      </TextField>
      <Box sx={{ minWidth: 200 }}><AreaChoice label={t('filters.area')} value={String(values['area'] ?? '')} onChange={(area) => set('area', area)} /></Box>
      {toggle('overdue')}
      {toggle('strikeAsked')}
      {toggle('struckOff')}
      <Button variant="contained" onClick={() => open(true)}>{t('risks.open')}</Button>
      {riskExporters.some((role) => roles.includes(role)) ? <Button variant="outlined" onClick={() => take(true)}>{t('risks.export')}</Button> : null}
      {exporting ? <ExportRisks area={String(values['area'] ?? '')} onClose={() => take(false)} /> : null}
      {opening ? <NewRiskDialog onClose={() => open(false)} onDone={({ id }) => void go(`/risks/${id}`)} /> : null}
    </Box>
  );
};

const useDue = () => {
  const { t, at } = useWords();
  return ({ reviewDueAt, reviewMissed, stage }: Risk): string => (stage === 'struckOff' ? t('risks.stage.struckOff') : reviewMissed ? t('risks.missed', { at: at(reviewDueAt) }) : reviewDueAt ? at(reviewDueAt) : '—');
};

const Rows = ({ records }: { records: Risk[] }) => {
  const { t, at, named } = useWords();
  const due = useDue();
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('risks.title')}>
      <Table aria-label={t('risks.title')}>
        <TableHead><TableRow>{['colourName', 'about', 'kind', 'grid', 'owner', 'since', 'review'].map((head) => <TableCell key={head}>{t(`risks.${head}`)}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {records.map((risk) => (
            <TableRow key={risk.id} hover>
              <TableCell><RiskColour colour={risk.colour} /></TableCell>
              <TableCell><Link to={`/risks/${risk.id}`} style={{ color: 'inherit' }}>{aboutName(risk)}</Link></TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`risks.subject.${risk.about.kind}`)}</TableCell>
              <TableCell>{named(risk.grid)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{risk.owner?.name ?? t('duties.nobody')}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(risk.colouredAt, true)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap', fontWeight: risk.reviewMissed ? 700 : 400 }}>{due(risk)}{risk.strikeAsked ? ` · ${t('risks.strikeAsked')}` : ''}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const Cards = ({ records }: { records: Risk[] }) => {
  const { t, named } = useWords();
  const due = useDue();
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
      {records.map((risk) => (
        <Card component="li" key={risk.id}>
          <CardActionArea component={Link} to={`/risks/${risk.id}`} sx={{ p: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}><RiskColour colour={risk.colour} /> {aboutName(risk)}</Typography>
            <Typography variant="body2">{[t(`risks.subject.${risk.about.kind}`), named(risk.grid), risk.owner?.name].filter(Boolean).join(' · ')}</Typography>
            <Typography variant="caption" color="text.secondary">{t('risks.review')} {due(risk)}</Typography>
          </CardActionArea>
        </Card>
      ))}
    </Box>
  );
};

export default RisksPage;
