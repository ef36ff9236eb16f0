import { Alert, Box, Button, Card, Dialog, DialogActions, DialogContent, MenuItem, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { Section } from '../cases/Section.tsx';
import { fieldErrors } from '../cases/useAct.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { Refusal } from '../door.ts';
import { periodsFrom } from '../duties/duty.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { makePlan, previewOf, type Report } from './plan.ts';
import { PlanList } from './PlanList.tsx';
import { Seasons } from './Seasons.tsx';
import { PlanReport } from './PlanReport.tsx';

export const planners = ['desk', 'dispatcher', 'county'];

/** Visits of an area for a quarter or a month: preview, publish, follow. */
const PlansPage = () => {
  const { t } = useWords();
  const roles = useRoles();
  const mayPlan = planners.some((role) => roles.includes(role));
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, maxWidth: 1000 }}>
      <Title title={t('plans.title')} />
      {mayPlan ? <NewPlan /> : null}
      <Section level="h2" title={t('plans.standing')}><PlanList mayPlan={mayPlan} /></Section>
      <Seasons />
    </Box>
  );
};

const NewPlan = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [periods] = useState(() => periodsFrom(Date.now()));
  const [area, setArea] = useState('');
  const [period, setPeriod] = useState(periods[0] ?? '');
  const [report, setReport] = useState<Report>();
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [sure, askSure] = useState(false);
  const errors = failure instanceof Refusal ? Object.values(fieldErrors(failure.problem)).join(' ') : '';

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    fail(undefined);
    await work().catch(fail);
    setBusy(false);
  };
  const make = (draft: boolean) => run(async () => {
    askSure(false);
    await makePlan({ area, period, ...(draft ? { draft } : {}) });
    setReport(undefined);
    notify(t(draft ? 'plans.drafted' : 'plans.published'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['plans'] });
  });

  return (
    <Card sx={{ p: 2.5, display: 'grid', gap: 2 }}>
      <Typography color="text.secondary">{t('plans.intro')}</Typography>
      {failure ? <Alert severity="error" variant="outlined">{why(failure)} {errors}</Alert> : null}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '2fr 1fr' } }}>
        <AreaChoice label={t('plans.area')} value={area} onChange={(chosen) => { setArea(chosen); setReport(undefined); }} required />
        <TextField select label={t('plans.period')} value={period} onChange={(picked) => { setPeriod(picked.target.value); setReport(undefined); }}>
          {periods.map((one) => <MenuItem key={one} value={one}>{one}</MenuItem>)}
        </TextField>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant={report ? 'outlined' : 'contained'} disabled={!area || busy} onClick={() => run(async () => setReport(await previewOf({ area, period })))}>{t(busy ? 'plans.previewing' : 'plans.preview')}</Button>
        <Button variant={report ? 'contained' : 'outlined'} disabled={!report || busy} onClick={() => askSure(true)}>{t('plans.publish')}</Button>
        <Button disabled={!area || busy} onClick={() => make(true)}>{t('plans.draft')}</Button>
      </Box>
      <Box role="status">{report ? <PlanReport report={report} level="h2" /> : null}</Box>
      <Dialog open={sure} onClose={() => askSure(false)} slotProps={{ paper: { 'aria-label': t('plans.publish') } }}>
        <DialogContent><Typography>{t('plans.confirmPublish', { period })}</Typography></DialogContent>
        <DialogActions>
          <Button onClick={() => askSure(false)}>{t('dialog.cancel')}</Button>
          <Button variant="contained" onClick={() => make(false)}>{t('plans.sure')}</Button>
        </DialogActions>
      </Dialog>
    </Card>
  );
};

export default PlansPage;
