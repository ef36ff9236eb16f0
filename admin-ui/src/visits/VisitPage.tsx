import { Alert, Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import { Title, useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import { StatusChip } from '../cases/StatusChip.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { VisitActions } from './VisitActions.tsx';
import { VisitTimeline } from './VisitTimeline.tsx';
import { useVisitWords } from './useVisitWords.ts';
import { doorOf, type Visit } from './visit.ts';

/** One visit: which door, until when, what it is to discharge, what came of it, and everything that was written down about it. */
const VisitPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  const { data, error } = useGetOne<Visit>('visits', { id }, { retry: false, refetchOnWindowFocus: false });
  return (
    <Box sx={{ py: 1.5, display: 'grid', gap: 1.5 }}>
      <Title title={t('visits.title', { door: data ? doorOf(data) : '' })} />
      <Box><Button component={Link} to="/duties" size="small">← {t('visits.back')}</Button></Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Shown visit={data} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Shown = ({ visit }: { visit: Visit }) => {
  const { t, at, named, word } = useWords();
  const words = useVisitWords();
  const facts: [string, React.ReactNode][] = [
    [t('visits.window'), words.window(visit)],
    [t('visits.slot'), at(visit.slot)],
    [t('visits.worker'), visit.worker?.name ?? t('visits.nobody')],
    [t('record.grid'), named(visit.grid)],
    [t('visits.outcome'), word('outcome', visit.outcome)],
    [t('visits.retry'), visit.retry ? at(visit.retry.by) : ''],
    [t('visits.lostContact'), visit.lostContact ? at(visit.lostContact.by) : ''],
    [t('visits.excuse'), visit.excuse ? [t(`visits.excuseState.${visit.excuse.state}`), visit.excuse.words].filter(Boolean).join('：') : ''],
    [t('visits.note'), visit.note],
    [t('record.supervised'), visit.height ? word('height', String(visit.height)) : ''],
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) minmax(0,1fr)' }, alignItems: 'start' }}>
      <Card sx={{ p: 2, gridColumn: '1 / -1' }}>
        <Typography variant="h5" component="h2" sx={{ overflowWrap: 'anywhere' }}>
          {visit.household ? <Link to={`/households/${visit.household.id}`} style={{ color: 'inherit' }}>{words.door(visit)}</Link> : words.door(visit)} <StatusChip status={visit.status} family="visitStatus" />
        </Typography>
        {visit.overdue ? <Typography sx={{ fontWeight: 700 }}>▲ {t('visits.overdue', { until: at(visit.due) })}</Typography> : null}
        <Box component="dl" sx={list}>
          {facts.filter(([, value]) => value).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
        </Box>
        <VisitActions visit={visit.id} actions={visit.actions ?? []} />
      </Card>
      <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
        <Section title={t('visits.duties')}><Plain items={words.duties(visit)} none={t('visits.noDuty')} /></Section>
        <Section title={t('visits.knocks')}><Plain items={words.knocks(visit)} none={t('visits.noKnock')} /></Section>
        {visit.followUps.length > 0 ? (
          <Section title={t('visits.followUps')}>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {visit.followUps.map((one, nth) => <Typography component="li" variant="body2" key={one.id}><Link to={`/incidents/${one.id}/show`} style={{ color: 'inherit' }}>{words.followUps(visit)[nth]}</Link></Typography>)}
            </Box>
          </Section>
        ) : null}
      </Box>
      <VisitTimeline visit={visit} />
    </Box>
  );
};

const Plain = ({ items, none }: { items: readonly string[]; none: string }) =>
  items.length === 0 ? <Typography color="text.secondary">{none}</Typography> : (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{items.map((item) => <Typography component="li" variant="body2" key={item}>{item}</Typography>)}</Box>
  );

const list = {
  display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.25, mt: 1, mb: 0, '& > div': { display: 'contents' }, '& dt': { color: 'text.secondary', whiteSpace: 'nowrap' }, '& dd': { m: 0, overflowWrap: 'anywhere' },
};

export default VisitPage;
