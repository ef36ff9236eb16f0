import { Alert, Box, Button, Checkbox, FormControlLabel, IconButton, Table, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import Delete from '@mui/icons-material/DeleteOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { ChangeReport } from '../areas/area.ts';
import { MovedTable } from '../areas/MovedTable.tsx';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from '../packs/days.ts';
import type { Spot } from './gcj.ts';
import { MapFrame } from './MapFrame.tsx';
import { closed, cornersOf, redraw, useMap, type MapAnswer } from './map.ts';

/** The outline of one grid: its corners moved, added, taken away; checked against the others of its set; holding from a day, with a reason. */
const OutlinePage = () => {
  const { t, named } = useWords();
  const { code = '' } = useParams();
  const { data: answer } = useMap(code, '');
  const { data: around } = useMap(answer?.above?.code ?? code, '');
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('map.outlineOf', { grid: named(answer?.area) })} />
      <Box><Button component={Link} to={`/map?area=${code}`}>{t('map.backToMap')}</Button></Box>
      {answer && around ? <Editor key={code} answer={answer} around={around} /> : null}
    </Box>
  );
};

const Editor = ({ answer, around }: { answer: MapAnswer; around: MapAnswer }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [corners, setCorners] = useState<Spot[]>(() => cornersOf(answer.area.outline));
  const [middle, setMiddle] = useState<Spot>();
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [moves, setMoves] = useState(true);
  const [report, setReport] = useState<ChangeReport>();
  const [checked, setChecked] = useState<'good' | unknown>();
  const change = (next: Spot[]) => { setCorners(next); setChecked(undefined); setReport(undefined); };
  const set = (nth: number, part: Partial<Spot>) => change(corners.map((corner, at) => (at === nth ? { ...corner, ...part } : corner)));
  const body = { outline: { type: 'Polygon' as const, coordinates: [closed(corners)] as [[number, number][]] }, reason: reason.trim() || t('map.checkOnly'), ...(from ? { effective: from } : {}) };
  const send = async (dryRun: boolean) => {
    setChecked(undefined);
    try {
      const told = await redraw(answer.area.code, { ...body, moves }, dryRun);
      setChecked('good');
      setReport(dryRun ? told : undefined);
      if (dryRun) return;
      notify(t(from > localDay() ? 'map.outlinePlanned' : 'map.outlineKept'), { type: 'success' });
      await Promise.all([queries.invalidateQueries({ queryKey: ['counts', 'map'] }), queries.invalidateQueries({ queryKey: ['areas'] })]);
    } catch (problem) {
      setChecked(problem);
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,2fr) minmax(320px,1fr)' } }}>
      <MapFrame answer={around} label={t('map.title')} points={false} corners={corners} closes onCorner={set} onSpot={(spot) => change([...corners, spot])} onMiddle={setMiddle} />
      <Section level="h2" title={t('map.corners')}>
        <Typography variant="body2" color="text.secondary">{t('map.cornersHint')}</Typography>
        <Box sx={{ maxHeight: 340, overflow: 'auto' }} tabIndex={0} role="group" aria-label={t('map.corners')}>
          <Table size="small" aria-label={t('map.corners')}>
            <TableHead><TableRow><TableCell>{t('map.corner')}</TableCell><TableCell>{t('map.lng')}</TableCell><TableCell>{t('map.lat')}</TableCell><TableCell><Box component="span" sx={{ position: 'absolute', clipPath: 'inset(50%)', width: '1px', overflow: 'hidden', whiteSpace: 'nowrap' }}>{t('map.remove')}</Box></TableCell></TableRow></TableHead>
            <TableBody>
              {corners.map((corner, nth) => (
                // oxlint-disable-next-line react/no-array-index-key -- a corner has no other name than its place
                <TableRow key={nth}>
                  <TableCell>{nth + 1}</TableCell>
                  {(['lng', 'lat'] as const).map((axis) => (
                    <TableCell key={axis}><TextField type="number" value={corner[axis]} onChange={(typed) => set(nth, { [axis]: Number(typed.target.value) })} slotProps={{ htmlInput: { step: 0.0001, 'aria-label': `${t('map.corner')} ${nth + 1} ${t(`map.${axis}`)}` } }} sx={{ width: 130 }} /></TableCell>
                  ))}
                  <TableCell><IconButton aria-label={`${t('map.remove')} ${nth + 1}`} onClick={() => change(corners.filter((_, at) => at !== nth))}><Delete fontSize="small" /></IconButton></TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
        <Box sx={{ display: 'grid', gap: 1.25, pt: 1.5 }}>
          <Button variant="outlined" disabled={!middle} onClick={() => middle && change([...corners, middle])}>{t('map.addMiddle')}</Button>
          <TextField type="date" label={t('map.from')} value={from} onChange={(typed) => setFrom(typed.target.value)} helperText={t('map.fromHint')} slotProps={{ inputLabel: { shrink: true } }} />
          <TextField label={t('map.reason')} value={reason} onChange={(typed) => setReason(typed.target.value)} required />
          <FormControlLabel control={<Checkbox checked={moves} onChange={(_, on) => setMoves(on)} />} label={t('map.moves')} />
          {checked === 'good' ? <Alert severity="success" variant="outlined">{t('map.good')}</Alert> : checked ? <Alert severity="error" variant="outlined">{faults(checked) || why(checked)}</Alert> : null}
          {report ? report.into.length > 0 || report.outside > 0 ? <Box role="status"><Typography variant="body2" sx={{ fontWeight: 700 }}>{t(moves ? 'map.willMove' : 'map.liesElsewhere')}</Typography><MovedTable report={report} /></Box> : <Typography role="status">{t('map.movesNothing')}</Typography> : null}
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button variant="outlined" disabled={corners.length < 3} onClick={() => void send(true)}>{t('map.check')}</Button>
            <Button variant="contained" disabled={corners.length < 3 || !reason.trim()} onClick={() => void send(false)}>{t('map.keep')}</Button>
          </Box>
        </Box>
      </Section>
    </Box>
  );
};

/** What the server says of the outline itself: it crosses itself, or lies upon another grid. */
const faults = (problem: unknown): string => ((problem as { problem?: { errors?: { message: string }[] } }).problem?.errors ?? []).map(({ message }) => message).join(' ');

export default OutlinePage;
