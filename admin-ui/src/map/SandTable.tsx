import { Alert, Box, Button, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import type { Spot } from './gcj.ts';
import { closed, draw, end, type Annotation, type MapAnswer } from './map.ts';

const kinds = ['note', 'line', 'zone'] as const;
const least = { note: 1, line: 2, zone: 3 } as const;

interface Props {
  answer: MapAnswer;
  corners: readonly Spot[];
  kind: Annotation['kind'];
  onKind: (kind: Annotation['kind']) => void;
  onCorners: (corners: Spot[]) => void;
  middle: Spot | undefined;
  ended: boolean;
  onEnded: (shown: boolean) => void;
}

/** 沙盘 (001-23): what is drawn, by whom and when; drawing, and ending with a reason. */
export const SandTable = ({ answer, corners, kind, onKind, onCorners, middle, ended, onEnded }: Props) => {
  const { t, at } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const does = async (act: () => Promise<unknown>, said: string) => {
    setFailure(undefined);
    try {
      await act();
      notify(t(said), { type: 'success' });
      await queries.invalidateQueries({ queryKey: ['counts', 'map'] });
    } catch (problem) {
      setFailure(problem);
    }
  };
  const save = () => does(async () => {
    const ring = corners.map(({ lng, lat }): [number, number] => [lng, lat]);
    const geometry = kind === 'note' ? ({ type: 'Point', coordinates: ring[0]! } as const) : kind === 'line' ? ({ type: 'LineString', coordinates: ring } as const) : ({ type: 'Polygon', coordinates: [closed(corners)] } as { type: 'Polygon'; coordinates: [[number, number][]] });
    await draw({ kind, area: answer.area.code, geometry, words });
    setWords('');
    onCorners([]);
  }, 'map.drawn');
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
      {answer.mayDraw ? (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <ToggleButtonGroup exclusive size="small" value={kind} aria-label={t('map.whatToDraw')} onChange={(_, chosen: Annotation['kind'] | null) => { if (chosen) { onKind(chosen); onCorners([]); } }}>
            {kinds.map((one) => <ToggleButton key={one} value={one} sx={{ color: 'text.primary' }}>{t(`map.kinds.${one}`)}</ToggleButton>)}
          </ToggleButtonGroup>
          <Typography variant="body2" color="text.secondary">{t('map.drawHint', { count: corners.length })}</Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button variant="outlined" disabled={!middle} onClick={() => middle && onCorners(kind === 'note' ? [middle] : [...corners, middle])}>{t('map.takeMiddle')}</Button>
            <Button disabled={corners.length === 0} onClick={() => onCorners(corners.slice(0, -1))}>{t('map.undo')}</Button>
          </Box>
          <TextField label={t('map.words')} value={words} onChange={(typed) => setWords(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} helperText={t('map.wordsHint')} />
          <Box><Button variant="contained" disabled={corners.length < least[kind] || !words.trim()} onClick={() => void save()}>{t('map.draw')}</Button></Box>
        </Box>
      ) : null}
      <Button aria-pressed={ended} onClick={() => onEnded(!ended)} sx={{ justifySelf: 'start' }}>{t(ended ? 'map.hideEnded' : 'map.showEnded')}</Button>
      {answer.annotations.length === 0 ? <Typography color="text.secondary">{t('map.nothingDrawn')}</Typography> : null}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {answer.annotations.map((one) => <Drawn key={one.id} one={one} onEnd={(reason) => does(() => end(one.id, reason), 'map.endedNow')} when={t('map.by', { kind: t(`map.kinds.${one.kind}`), name: one.by, at: at(one.at, true) })} />)}
      </Box>
    </Box>
  );
};

const Drawn = ({ one, when, onEnd }: { one: Annotation; when: string; onEnd: (reason: string) => Promise<void> }) => {
  const { t, at } = useWords();
  const [reason, setReason] = useState<string>();
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
      <Typography sx={{ fontWeight: 600 }}>{one.words}</Typography>
      <Typography variant="body2" color="text.secondary">{when}</Typography>
      {one.endedAt ? <Typography variant="body2">{t('map.endedAt', { at: at(one.endedAt, true), why: one.endedWhy ?? '' })}</Typography> : null}
      {one.mayEnd && reason === undefined ? <Button size="small" onClick={() => setReason('')} aria-label={`${t('map.end')} ${one.words}`}>{t('map.end')}</Button> : null}
      {one.mayEnd && reason !== undefined ? (
        <Box component="form" sx={{ display: 'flex', gap: 1, pt: 0.5 }} onSubmit={(sent) => { sent.preventDefault(); void onEnd(reason); }}>
          <TextField autoFocus label={t('map.reason')} value={reason} onChange={(typed) => setReason(typed.target.value)} sx={{ flexGrow: 1 }} />
          <Button type="submit" variant="outlined" disabled={!reason.trim()}>{t('map.end')}</Button>
        </Box>
      ) : null}
    </Box>
  );
};
