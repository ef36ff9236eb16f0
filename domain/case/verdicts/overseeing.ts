import { due } from '../../clock/stopwatch.ts';
import { profileOf } from '../../pack/limits.ts';
import { invalid, refuse } from '../refusals.ts';
import { running } from '../stopwatch-of.ts';
import type { Verdict } from '../verdict.ts';
import { line, no } from '../verdict.ts';
import { rebudgeted } from './intake.ts';

/** 催办 by hand: at most once in its interval, so that it keeps its meaning. */
export const urge: Verdict<'urge'> = ({ state, body, context, now }) => {
  const { urgeInterval, urgeIntervalByProfile } = context.pack.terms;
  const again = state.urgedAt === null ? null : due({ calendar: context.calendarOf(context.calendar), start: state.urgedAt, budget: urgeIntervalByProfile[state.profile] ?? urgeInterval });
  if (again !== null && now < again) return no(refuse('notNow', 'urgedLately'));
  return line({ type: 'Urged', data: {}, sealed: { text: body.text } });
};

export const answerSupervision: Verdict<'answerSupervision'> = ({ state, body, work }) => {
  if (!running(state, 'supervisionAnswer')) return no(refuse('notNow', 'notSupervised'));
  work.stop('supervisionAnswer');
  return line({ type: 'SupervisionAnswered', data: { height: state.height }, sealed: { text: body.text } });
};

/** 包案: a leader takes it on by name. */
export const takeOver: Verdict<'takeOver'> = ({ state, me }) =>
  state.chief === me ? no(refuse('askedAlready', 'takenOverBefore')) : line({ type: 'TakenOver', data: { chief: me! } });

export const contact: Verdict<'contact'> = ({ body, work }) => {
  work.stop('firstContact');
  return line({ type: 'Contacted', data: {}, sealed: { text: body.text } });
};

/** At the spot; or a step there that has a limit of its own is done (a guard stands by the open manhole). */
export const arrive: Verdict<'arrive'> = ({ state, body: { step }, work }) => {
  if (step !== undefined && !running(state, 'arrival', step)) return no(invalid('step', 'unknownStep'));
  const only = step ?? running(state, 'arrival')?.about;
  work.stop('arrival', only);
  return line({ type: 'Arrived', data: typeof only === 'string' ? { step: only } : {} });
};

/** The day after closing somebody asks whether it really is so. Solved and satisfied are two questions. */
export const callBack: Verdict<'callBack'> = ({ body, work }) => {
  work.stop('callBack');
  return line({ type: 'CalledBack', data: { solved: body.solved, satisfied: body.satisfied }, sealed: { text: body.text } });
};

/** The reporter's own answer to the question of the callback: nobody need call him any more. */
export const rate: Verdict<'rate'> = ({ body, work }) => {
  work.stop('callBack');
  return line({ type: 'Rated', data: { solved: body.solved, satisfied: body.satisfied }, sealed: { text: body.text } });
};

export const comment: Verdict<'comment'> = ({ body }) => line({ type: 'Commented', data: {}, sealed: { text: body.text } });

/** 应急状态: the shortest limits at once, nothing waits any longer, and reports by phone, in writing, then every four hours. */
export const declareEmergency: Verdict<'declareEmergency'> = ({ state, body, context, work }) => {
  if (state.emergency && state.emergency.stoodDownAt === null) return no(refuse('askedAlready', 'emergencyStands'));
  const { emergency } = context.pack.severity;
  const profile = profileOf(context.pack, emergency);
  rebudgeted(work, state, context.pack, { category: state.category, profile: emergency });
  work.resume('accept').stop('holdReview').resume('handle');
  if (state.lead !== null && !state.clocks.some(({ name, about }) => name === 'arrival' && about === null)) work.start('arrival', profile.arrival);
  if (!running(state, 'emergencyReport')) work.start('emergencyReport', context.pack.terms.emergencyReports.phone);
  return line({ type: 'EmergencyDeclared', data: { profile: emergency }, sealed: { reason: body.reason } });
};

/** 初报, 续报, 终报: each report stops its clock and starts the next, until the final one. */
export const reportProgress: Verdict<'reportProgress'> = ({ state, body, context, work }) => {
  if (!running(state, 'emergencyReport')) return no(refuse('notNow', 'noEmergency'));
  const { written, every } = context.pack.terms.emergencyReports;
  const reports = state.clocks.filter(({ name, start }) => name === 'emergencyReport' && start >= (state.emergency?.since ?? 0)).length;
  work.stop('emergencyReport');
  if (body.stage !== 'final') work.start('emergencyReport', reports <= 1 ? written : every);
  return line({ type: 'ProgressReported', data: { stage: body.stage }, sealed: { text: body.text } });
};

export const standDown: Verdict<'standDown'> = ({ state, body, work }) => {
  if (!running(state, 'emergencyReport') && (!state.emergency || state.emergency.stoodDownAt !== null)) return no(refuse('notNow', 'noEmergency'));
  work.stop('emergencyReport');
  return line({ type: 'StoodDown', data: {}, sealed: { reason: body.reason } });
};
