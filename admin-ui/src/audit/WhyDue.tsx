import { MenuItem, TextField, Typography } from '@mui/material';
import { memo } from 'react';
import { Section } from '../cases/Section.tsx';
import ExplainedClock from '../clock/ExplainedClock.tsx';
import { useWords } from '../i18n/words.ts';
import { clockKey } from './clock-key.ts';
import type { Frame } from './record.ts';

/** Why was this due then: the sum of one clock as it stood at the line, by the calendar and the pack of that moment. */
export const WhyDue = memo(function WhyDue({ frame, chosen, onChoose, onLine }: { frame: Frame; chosen: string; onChoose: (clock: string) => void; onLine: (seq: number) => void }) {
  const { t, word, at, budget } = useWords();
  const clocks = frame.clocks;
  const clock = clocks.find((one) => clockKey(one) === chosen) ?? clocks.findLast(({ name }) => name === frame.case?.dueClock) ?? clocks.at(-1);
  return (
    <Section title={t('replay.why')}>
      {clock ? (
        <>
          <TextField select fullWidth label={t('replay.head.which')} value={clockKey(clock)} onChange={(picked) => onChoose(picked.target.value)}>
            {clocks.map((one) => (
              <MenuItem key={clockKey(one)} value={clockKey(one)}>{word('clock', one.name)}{one.round > 1 ? ` ${t('clocks.round', { round: one.round })}` : ''} · {t(`clocks.state.${one.state}`)}</MenuItem>
            ))}
          </TextField>
          <Typography variant="body2" sx={{ pt: 1 }}>
            {t('replay.sum', {
              start: at(clock.startedAt, true), budget: budget(clock.budget), due: clock.due ? at(clock.due, true) : t('clocks.noDue'),
              calendar: clock.calendar ? `${clock.calendar.id} ${clock.calendar.version}` : '', pack: `${frame.pack.id} ${frame.pack.version}`,
            })}
          </Typography>
          {clock.due && clock.provisional ? <Typography variant="caption" component="p">{t('clocks.provisional')}</Typography> : null}
          <ExplainedClock clock={clock} onLine={onLine} />
        </>
      ) : <Typography color="text.secondary">{t('clocks.none')}</Typography>}
    </Section>
  );
});
