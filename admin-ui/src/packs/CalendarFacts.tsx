import { Card, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { localDay } from './days.ts';
import type { CalendarShown } from './rules.ts';
import { hoursText, weekdays, type WeekCalendar } from './week-calendar.ts';

/** What a calendar says: the week, then the dates that differ from it; of the version in force only those still to come. */
export const CalendarFacts = ({ shown, inForce }: { shown: Pick<CalendarShown, 'version' | 'calendar'>; inForce: boolean }) => {
  const { t, day } = useWords();
  const { zone, always, week = {}, days = {}, names = {}, publishedThrough } = shown.calendar as unknown as WeekCalendar;
  const today = localDay();
  const coming = Object.entries(days).filter(([date]) => !inForce || date >= today).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return (
    <Card component="section" aria-labelledby="facts-title" sx={{ p: 2, minWidth: 0 }}>
      <Typography id="facts-title" component="h2" sx={{ fontWeight: 700 }}>{t(inForce ? 'calendar.version' : 'calendar.olderVersion', { version: shown.version })}</Typography>
      <Typography variant="body2" color="text.secondary">{zone}{publishedThrough ? ` · ${t('calendar.publishedThrough', { date: day(publishedThrough) })}` : ''}</Typography>
      {always ? <Typography>{t('calendar.always')}</Typography> : (
        <Table size="small" aria-label={t('calendar.week')}>
          <TableBody>
            {weekdays.map((one) => <TableRow key={one}><TableCell component="th" scope="row">{t(`calendar.days.${one}`)}</TableCell><TableCell>{hoursText(week[one]) || t('calendar.closed')}</TableCell></TableRow>)}
          </TableBody>
        </Table>
      )}
      {always ? null : <Typography component="h3" sx={{ fontWeight: 700, pt: 1.5 }}>{t(inForce ? 'calendar.coming' : 'calendar.differing')}</Typography>}
      {!always && coming.length === 0 ? <Typography variant="body2" color="text.secondary">{t('calendar.nothingComing')}</Typography> : null}
      {coming.map(([date, hours]) => (
        <Typography key={date} variant="body2">{[day(date), names[date]?.zh, hours.length === 0 ? t('calendar.closed') : hoursText(hours)].filter(Boolean).join(' · ')}</Typography>
      ))}
    </Card>
  );
};
