import { Alert, Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { changePlan, plansThereAre, wholePlan, type Plan } from './plan.ts';
import { PlanReport } from './PlanReport.tsx';

/** While a plan is worked on in the background, it is looked at again. */
const soon = 2_000;

export const PlanList = ({ mayPlan }: { mayPlan: boolean }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const { data, error } = useQuery({ queryKey: ['plans'], queryFn: plansThereAre, refetchInterval: (query) => (query.state.data?.some(({ job }) => job) ? soon : false) });
  if (error) return <Alert severity="error" variant="outlined">{why(error)}</Alert>;
  if (!data || data.length === 0) return <Typography color="text.secondary">{t(data ? 'plans.none' : 'ra.page.loading')}</Typography>;
  return <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>{data.map((plan) => <Row key={plan.id} plan={plan} mayPlan={mayPlan} />)}</Box>;
};

const Row = ({ plan, mayPlan }: { plan: Plan; mayPlan: boolean }) => {
  const { t, at, named } = useWords();
  const why = useProblemWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [failure, fail] = useState<unknown>();
  const act = (change: 'publish' | 'replan' | 'close') => changePlan(plan.id, change).then(() => fail(undefined), fail).then(() => queries.invalidateQueries({ queryKey: ['plans'] }));
  const name = `${named(plan.area)} ${plan.period}`;
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ flexGrow: 1 }}>
          <b>{name}</b> · {t(`plans.state.${plan.state}`)} · {at(plan.createdAt)}
          {plan.job ? ` · ${t('plans.progress', { job: t(`plans.job.${plan.job}`), done: plan.done, total: plan.total ?? '…' })}` : ''}
        </Typography>
        <Button aria-expanded={open} aria-label={`${t('plans.look')} ${name}`} onClick={() => setOpen(!open)}>{t(open ? 'clocks.hide' : 'plans.look')}</Button>
        {mayPlan && plan.state === 'draft' && !plan.job ? <Button variant="contained" aria-label={`${t('plans.publish')} ${name}`} onClick={() => act('publish')}>{t('plans.publish')}</Button> : null}
        {mayPlan && plan.state === 'published' && !plan.job ? <Button aria-label={`${t('plans.replan')} ${name}`} onClick={() => act('replan')}>{t('plans.replan')}</Button> : null}
        {mayPlan && plan.state !== 'closed' && !plan.job ? <Button aria-label={`${t('plans.close')} ${name}`} onClick={() => act('close')}>{t('plans.close')}</Button> : null}
      </Box>
      {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
      {open ? <Inside plan={plan} /> : null}
    </Box>
  );
};

/** What the plan holds and what was changed since it was published. */
const Inside = ({ plan }: { plan: Plan }) => {
  const { t, at, chinese } = useWords();
  const { data } = useQuery({ queryKey: ['plans', plan.id, plan.state, plan.job], queryFn: () => wholePlan(plan.id) });
  if (!data) return <Typography color="text.secondary">{t('ra.page.loading')}</Typography>;
  const report = data.published ?? data.preview;
  const comma = chinese ? '、' : ', ';
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 1 }}>
      {report ? <PlanReport report={report} /> : null}
      <Typography component="h3" sx={{ fontWeight: 700 }}>{t('plans.revisions')}</Typography>
      {data.revisions.length === 0 ? <Typography color="text.secondary">{t('plans.noRevision')}</Typography> : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {data.revisions.map((revision) => (
            <li key={revision.id}>
              {at(revision.at)} · {revision.why.map((one) => t(`plans.why.${one}`, { _: one })).join(comma)} · {Object.entries(revision.counts).filter(([name, count]) => count > 0 && name !== 'targets').map(([name, count]) => t(`plans.counts.${name}`, { count, _: `${name} ${count}` })).join(comma)}
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
};
