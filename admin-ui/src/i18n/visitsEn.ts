import type { visitsZh } from './visitsZh.ts';

/** The page of one visit. */
export const visitsEn: typeof visitsZh = {
  title: 'Visit to %{door}',
  back: 'Back to the duties',
  door: 'Door',
  window: 'Window',
  slot: 'Appointment',
  worker: 'Who goes',
  nobody: 'nobody yet',
  outcome: 'Outcome',
  duty: 'Duty',
  duties: 'What this visit is to discharge',
  noDuty: 'Nothing is to be discharged.',
  knocks: 'Knocks',
  noKnock: 'Nobody has been there yet.',
  retry: 'To be tried again by',
  lostContact: 'Out of contact, to be reached by',
  excuse: 'Excuse',
  excuseState: { open: 'waits for an answer', granted: 'granted', refused: 'refused', lapsed: 'not answered in time' },
  dutyState: { open: 'open', upcoming: 'upcoming', discharged: 'done', excused: 'excused', lapsed: 'missed', taken: 'done by another visit', cancelled: 'cancelled' },
  followUps: 'Cases that came of it',
  told: 'told',
  owed: 'to be told',
  note: 'Note',
  overdue: 'Overdue: was to be made by %{until}',
  open: 'Open the visit',
};
