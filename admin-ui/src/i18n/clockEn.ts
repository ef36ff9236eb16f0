import type { clockZh } from './clockZh.ts';

/** The sum behind a deadline, in sentences. */
export const clockEn: typeof clockZh = {
  key: { inTime: 'Counted', soon: 'Nearly due', over: 'Overdue', paused: 'Paused', closed: 'Closed hours, holidays', due: 'Due', rung: 'Rung' },
  sum: { counted: 'Counted %{span} in all', closed: 'closed hours %{span}, not counted', holiday: 'holidays %{span}, not counted', paused: 'paused %{span}, not counted' },
  and: '; ',
  stretch: {
    counted: '%{from} to %{to}%{why}: %{span} counted, %{used} used so far.',
    extended: '%{from} to %{to}%{why}: %{span} counted on extended time, %{used} used so far.',
    closed: '%{from} to %{to}: closed%{why}, %{span} not counted.',
    holiday: '%{from} to %{to}: holiday%{why}, %{span} not counted.',
    paused: '%{from} to %{to}: paused%{why}, %{span} not counted.',
  },
  line: 'See line %{seq}',
  more: 'Show %{count} more',
  fewer: 'Show fewer',
  nothing: 'No time has passed yet.',
  table: 'Show the table',
};
