import { Alert, Box, Button, CircularProgress, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { Title, useGetOne, useLocaleState } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { caseAddress } from '../cases/address.ts';
import type { Incident } from '../cases/incident.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { ClockBars } from './ClockBars.tsx';
import { Compare } from './Compare.tsx';
import { stepsOf, type Step } from './history.ts';
import { Integrity } from './Integrity.tsx';
import { Lines } from './Lines.tsx';
import { Panels } from './Panels.tsx';
import { OpenThen } from './OpenThen.tsx';
import { wholeLedger } from './record.ts';
import { Road } from './Road.tsx';
import { StateThen } from './StateThen.tsx';
import { Transport } from './Transport.tsx';
import { useFrames } from './useFrames.ts';
import { useIntegrity } from './useIntegrity.ts';
import { useTransport } from './useTransport.ts';
import { WhyDue } from './WhyDue.tsx';

/** 案卷回放: the case as it stood after any of its lines. */
const ReplayPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  const [locale] = useLocaleState();
  const { data: record, error: missing } = useGetOne<Incident>('incidents', { id }, { retry: false });
  // The lines that are there never change; a line more makes it another replay.
  const { data: lines, error } = useQuery({
    queryKey: ['replay', 'ledger', id, record?.seq, locale], queryFn: ({ signal }) => wholeLedger(id, signal), enabled: record !== undefined, placeholderData: (before) => before,
  });
  const steps = useMemo(() => stepsOf(id, lines ?? []), [id, lines]);
  const failure = missing ?? error;
  return (
    <Box sx={{ py: 1.5 }}>
      <Title title={t('replay.title', { number: record?.number ?? '' })} />
      {failure && steps.length === 0 ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
      {record && steps.length > 0 ? <Replay record={record} steps={steps} /> : failure ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('record.loading')} /></Box>}
    </Box>
  );
};

const Replay = ({ record, steps }: { record: Incident; steps: readonly Step[] }) => {
  const { t, word, at } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('lg'));
  const position = useTransport(steps);
  const { nth, goTo } = position;
  const step = steps[nth]!;
  const { frame, behind, error, end } = useFrames(record.id, step.line.seq, steps.at(-1)!.line.seq);
  const checked = useIntegrity(record.number, steps, frame);
  const why = useProblemWords();
  const [panel, setPanel] = useState('road');
  const [clock, setClock] = useState('');
  const ask = useCallback((chosen: string) => {
    setClock(chosen);
    setPanel('then');
    setTimeout(() => document.querySelector('#why-due')?.scrollIntoView({ block: 'center' }), 0);
  }, []);
  const said = t('replay.lineOf', { line: nth + 1, all: steps.length, words: step.line.words ?? step.line.type });
  const panels = {
    lines: <Lines steps={steps} nth={nth} broken={checked.broken} onLine={goTo} />,
    road: <Road steps={steps} position={position} />,
    bars: <ClockBars steps={steps} nth={nth} frame={frame} end={end} onWhy={ask} />,
    then: frame ? (
      <Box sx={pair}>
        <StateThen frame={frame} />
        <Box id="why-due" sx={{ minWidth: 0 }}><WhyDue frame={frame} chosen={clock} onChoose={setClock} onLine={goTo} /></Box>
      </Box>
    ) : null,
    more: (
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {frame ? <Compare id={record.id} steps={steps} frame={frame} /> : null}
        {frame ? <OpenThen frame={frame} /> : null}
        <Integrity id={record.id} checked={checked} count={steps.length} head={steps.at(-1)!.line.hash} />
      </Box>
    ),
  };
  return (
    <Box aria-busy={behind} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 372px' }, alignItems: 'start' }}>
      {checked.broken === undefined ? null : <Alert severity="error" variant="filled" sx={{ gridColumn: '1 / -1' }}>{t('replay.banner', { seq: checked.broken })}</Alert>}
      {/* A reader who does not see the pictures hears every step. */}
      <Box role="status" sx={unseen}>{position.playing ? '' : `${said} ${word('status', step.status)}`}</Box>
      <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2 }}>
          <Button component={Link} to={caseAddress(record)} size="small">← {t('replay.backToCase')}</Button>
          <Typography component="h2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{step.line.words ?? step.line.type}</Typography>
        </Box>
        <Box sx={{ position: 'sticky', top: { xs: 50, md: 54 }, zIndex: 2 }}><Transport steps={steps} position={position} /></Box>
        {error && !frame ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
        {narrow ? <Panels panels={panels} chosen={panel} onChoose={setPanel} /> : <>{panels.road}{panels.bars}{panels.then}{panels.more}</>}
        <Typography variant="caption" color="text.secondary">{t('replay.asOf', { at: at(step.line.at, true) })}</Typography>
      </Box>
      {narrow ? null : <Box sx={{ position: 'sticky', top: 54, minWidth: 0 }}>{panels.lines}</Box>}
    </Box>
  );
};

const pair = { display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', xl: 'minmax(0,1fr) minmax(0,1fr)' }, alignItems: 'start' };
const unseen = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' };

export default ReplayPage;
