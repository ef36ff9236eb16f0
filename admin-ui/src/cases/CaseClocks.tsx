import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { ClockBar } from './ClockBar.tsx';
import { ClockExplained } from './ClockExplained.tsx';
import type { Clock, Incident } from './incident.ts';
import { Section } from './Section.tsx';
import { useClockName } from './useClockName.ts';

const running = (clock: Clock) => clock.state !== 'stopped';

/** Every clock of the case, those still running first, those that were met on demand. */
export const CaseClocks = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  const door = useDataProvider<DeskProvider>();
  const { data } = useQuery({ queryKey: ['incidents', 'clocks', record.id, record.seq], queryFn: () => door.clocks(record.id) });
  const clocks = data ?? record.clocks ?? [];
  const nameOf = useClockName(record);
  const [all, setAll] = useState(false);
  const stopped = clocks.filter((clock) => !running(clock));
  const ordered = [...clocks.filter(running), ...(all ? stopped : [])];
  return (
    <Section title={t('clocks.title')}>
      {ordered.length === 0 ? <Typography color="text.secondary">{t('clocks.none')}</Typography> : null}
      {ordered.map((clock) => <ClockRow key={`${clock.name} ${clock.round} ${clock.startedAt}`} clock={clock} name={nameOf(clock)} />)}
      {stopped.length > 0 ? (
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'clocks.hide' : 'clocks.stopped', { count: stopped.length })}</Button>
      ) : null}
    </Section>
  );
};

const ClockRow = ({ clock, name }: { clock: Clock; name: string }) => {
  const { t, at } = useWords();
  const [open, setOpen] = useState(false);
  const when = clock.due ? t('clocks.due', { at: at(clock.due) }) : t('clocks.noDue');
  return (
    <Box sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 1 }}>
        <Typography sx={{ fontWeight: 600 }}>
          {name}{clock.round > 1 ? ` · ${t('clocks.round', { round: clock.round })}` : ''} · {t(`clocks.state.${clock.state}`)}
        </Typography>
        <Typography variant="body2" color="text.secondary">{when}</Typography>
      </Box>
      <ClockBar clock={clock} />
      {clock.provisional ? <Typography variant="caption">{t('clocks.provisional')}</Typography> : null}
      {clock.explain?.length ? (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'clocks.hide' : 'clocks.how')}</Button>
      ) : null}
      {open ? <ClockExplained clock={clock} /> : null}
    </Box>
  );
};
