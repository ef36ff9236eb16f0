import { Alert, Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { aboutAddress, aboutName, wholeRisk, type WholeRisk } from './risk.ts';
import { RiskColour } from './RiskColour.tsx';
import { RiskDialog, type RiskDeed } from './RiskDialog.tsx';
import { RiskStrip } from './RiskStrip.tsx';

/** One risk: what it is, what is done about it, its colours over time, and every line that was written. */
const RiskPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  // Looking is noted in the access log: asked for once, not with every refresh around it.
  const { data, error } = useQuery({ queryKey: ['risks', 'whole', id], queryFn: () => wholeRisk(id), staleTime: 60_000, refetchOnWindowFocus: false });
  return (
    <Box sx={{ py: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1000 }}>
      <Title title={data ? t('risks.one', { about: aboutName(data) }) : t('risks.title')} />
      <Box><Button component={Link} to="/risks" size="small">← {t('risks.back')}</Button></Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Whole risk={data} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Whole = ({ risk }: { risk: WholeRisk }) => {
  const { t, at, named } = useWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [deed, begin] = useState<RiskDeed>();
  const done = async () => {
    begin(undefined);
    notify(t('risks.done'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['risks'] });
  };
  const address = aboutAddress(risk);
  const over = risk.stage === 'struckOff';
  const offered: RiskDeed[] = over ? [] : ['colour', 'review', 'measure', ...(risk.strikeAsked ? ['agreeToStrike', 'refuseStrike'] as const : risk.colour === 'green' ? ['askStrike'] as const : [])];
  return (
    <>
      <Card sx={{ p: 2 }}>
        <Typography variant="h5" component="h2"><RiskColour colour={risk.colour} /> {address ? <Link to={address} style={{ color: 'inherit' }}>{aboutName(risk)}</Link> : aboutName(risk)}</Typography>
        <Typography color="text.secondary">{[t(`risks.subject.${risk.about.kind}`), named(risk.grid), t(`risks.stage.${risk.stage}`), t('risks.sinceAt', { at: at(risk.colouredAt, true) })].filter(Boolean).join(' · ')}</Typography>
        <Typography sx={{ pt: 1, whiteSpace: 'pre-wrap' }}>{risk.what ?? t('risks.hidden')}</Typography>
        <Typography><b>{t('risks.measure')}</b> {risk.measure ?? '—'}</Typography>
        <Typography><b>{t('risks.owner')}</b> {risk.owner?.name ?? t('duties.nobody')}</Typography>
        <Typography sx={{ fontWeight: risk.reviewMissed ? 700 : 400 }}><b>{t('risks.review')}</b> {over ? '—' : risk.reviewMissed ? t('risks.missed', { at: at(risk.reviewDueAt, true) }) : at(risk.reviewDueAt, true) || '—'} {risk.reviewVisit ? <Link to={`/visits/${risk.reviewVisit}/show`} style={{ color: 'inherit' }}>{t('visits.open')}</Link> : null}</Typography>
        {risk.strikeAsked ? <Typography sx={{ fontWeight: 700 }}>{t('risks.strikeAskedBy', { who: risk.strikeAskedBy?.name ?? '' })}</Typography> : null}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
          {offered.map((one, nth) => <Button key={one} variant={nth === 0 ? 'contained' : 'outlined'} onClick={() => begin(one)}>{t(`risks.deed.${one}`)}</Button>)}
        </Box>
      </Card>
      <Section level="h2" title={t('risks.strip')}><RiskStrip lines={risk.lines} /></Section>
      <Section level="h2" title={t('risks.lines')}>
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {risk.lines.toReversed().map((line) => (
            <Box component="li" key={line.seq} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
              <Typography variant="body2"><b>{t(`risks.wrote.${line.what}`, { _: line.what })}</b> {line.from ? <><RiskColour colour={line.from} /> → </> : null}{line.to ? <RiskColour colour={line.to} /> : null} {Object.values(line.texts ?? {}).join(' ')}</Typography>
              <Typography variant="caption" color="text.secondary">{at(line.at, true)} · {line.by?.name ?? t('domain.actor.system')}</Typography>
            </Box>
          ))}
        </Box>
      </Section>
      {deed ? <RiskDialog deed={deed} risk={risk} onClose={() => begin(undefined)} onDone={done} /> : null}
    </>
  );
};

export default RiskPage;
