import { Box, Button, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { ChangeList } from './ChangeList.tsx';
import { changedThings, differences } from './changes.ts';
import type { Step } from './history.ts';
import { frameAfter, frameAt, type Frame } from './record.ts';
import { stateIn, type Subject } from './subject.ts';

/** Two instants side by side: what is different at the line shown from how it stood at another line, or at any instant. */
export const Compare = memo(function Compare({ subject, steps, frame }: { subject: Subject; steps: readonly Step[]; frame: Frame }) {
  const { t, at } = useWords();
  const why = useProblemWords();
  const [locale] = useLocaleState();
  const [line, setLine] = useState('1');
  const [instant, setInstant] = useState('');
  const asked = instant ? `${instant.length === 16 ? `${instant}:00` : instant}+08:00` : undefined;
  const { data: other, error } = useQuery({
    queryKey: ['replay', subject.kind, subject.id, asked ?? Number(line), locale], staleTime: Infinity,
    queryFn: () => (asked ? frameAt(subject, asked) : frameAfter(subject, Number(line))),
  });
  const [earlier, later] = other && other.at > frame.at ? [frame, other] : [other, frame];
  return (
    <Section title={t('replay.compare')}>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '1fr 1fr' }, pb: 1 }}>
        <TextField select label={t('replay.fromLine')} value={line} slotProps={{ select: { native: true }, inputLabel: { shrink: true } }} onChange={(picked) => { setLine(picked.target.value); setInstant(''); }}>
          <Choices steps={steps} />
        </TextField>
        <TextField type="datetime-local" label={t('replay.fromInstant')} value={instant} onChange={(typed) => setInstant(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
      </Box>
      <Button size="small" onClick={() => { setLine(String(frame.seq)); setInstant(''); }}>{t('replay.fromHere')}</Button>
      {error ? <Typography color="error">{why(error)}</Typography> : null}
      {earlier && later ? (
        <>
          <Typography variant="body2" sx={{ fontWeight: 700 }}>
            {t('replay.between', { from: `#${earlier.seq} ${at(earlier.at, true)}`, to: `#${later.seq} ${at(later.at, true)}` })}
          </Typography>
          <ChangeList changed={changedThings(differences(stateIn(earlier), stateIn(later)))} frame={later} />
        </>
      ) : null}
    </Section>
  );
});

/** A long record has hundreds of them; they are worded once. */
const Choices = memo(function Choices({ steps }: { steps: readonly Step[] }) {
  const { at } = useWords();
  return steps.map(({ line }) => <option key={line.seq} value={line.seq}>#{line.seq} {at(line.at)} {line.words}</option>);
});
