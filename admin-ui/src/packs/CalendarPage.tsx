import { Box, Button, Card, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useGetList } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { saveJson } from '../save.ts';
import { CalendarFacts } from './CalendarFacts.tsx';
import { NewVersion } from './NewVersion.tsx';
import { Progress } from './Progress.tsx';
import { readCalendar, readCalendarVersion } from './rules.ts';

const busily = 2_000;

/** Working hours, holidays and make-up days: one calendar at a time, its versions, how far running clocks went over, and the next version. */
const CalendarPage = () => {
  const { t, at, word } = useWords();
  const why = useProblemWords();
  const roles = useRoles();
  const { data: calendars = [], error: failed } = useGetList('calendars', { pagination: { page: 1, perPage: 100 } });
  const [picked, pick] = useState('');
  /** An earlier version that somebody looks back at; 0 for the one in force. */
  const [old, lookAt] = useState(0);
  // Round the clock is never edited; the office hours are.
  const codes = calendars.map((one) => String(one['code']));
  const id = picked || (codes.find((code) => code !== 'always') ?? codes[0] ?? '');
  const { data: shown, error } = useQuery({
    queryKey: ['calendars', 'shown', id],
    queryFn: () => readCalendar(id),
    enabled: id !== '',
    // While clocks go over, somebody watches.
    refetchInterval: ({ state }) => (state.data?.reprojections.some(({ finishedAt, supersededBy }) => finishedAt === null && supersededBy === null) ? busily : false),
  });
  const { data: older } = useQuery({ queryKey: ['calendars', 'version', id, old], queryFn: () => readCalendarVersion(id, old), enabled: id !== '' && old > 0, staleTime: Infinity });
  const keeps = roles.includes('admin') || roles.includes('county');
  const versions = (calendars.find((one) => one['code'] === id)?.['versions'] ?? []) as { version: number; createdAt: string }[];
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1100 }}>
      <Title title={t('calendars.title')} />
      {failed ?? error ? <Card sx={{ p: 3 }}><Typography role="alert">{t('filters.failed', { why: why(failed ?? error) })}</Typography></Card> : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <TextField select label={t('calendars.title')} value={id} onChange={(chosen) => { pick(chosen.target.value); lookAt(0); }} sx={{ minWidth: 220 }}>
          {calendars.map((one) => <MenuItem key={one.id} value={String(one['code'])}>{word('calendar', String(one['code']))}</MenuItem>)}
        </TextField>
        {shown ? <Button variant="outlined" onClick={() => saveJson(`${shown.id}-v${shown.version}.json`, shown.calendar)}>{t('rules.take')}</Button> : null}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'repeat(2, minmax(0,1fr))' } }}>
        {shown ? <CalendarFacts shown={older ?? shown} inForce={older === undefined} /> : null}
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {shown ? <Progress reprojections={shown.reprojections} /> : null}
          <Card component="section" aria-labelledby="versions-title" sx={{ p: 2 }}>
            <Typography id="versions-title" component="h2" sx={{ fontWeight: 700 }}>{t('calendar.versions')}</Typography>
            {versions.map(({ version, createdAt }) => (
              <Box key={version}><Button size="small" aria-pressed={version === (old || shown?.version)} onClick={() => lookAt(version === shown?.version ? 0 : version)}>{t('calendar.versionSince', { version, at: at(createdAt, true) })}</Button></Box>
            ))}
          </Card>
        </Box>
      </Box>
      {keeps && shown ? <NewVersion key={`${shown.id} ${shown.version}`} shown={shown} /> : null}
    </Box>
  );
};

export default CalendarPage;
