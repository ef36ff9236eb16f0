import { clockwork } from './clockwork.ts';
import type { Context } from './context.ts';
import type { NewEntry } from './entries.ts';
import type { CaseState } from './state.ts';
import { theSystem } from './actor.ts';

/** 会商: after three units that would not have it, or three re-dispatches of any cause the case calls its leaders together by itself, once. */
export function consultationOwed(state: CaseState, context: Pick<Context, 'pack' | 'calendar' | 'calendarOf' | 'now'>): NewEntry | null {
  const { after, within } = context.pack.terms.jointConsultation;
  const refused = new Set(state.requests.filter(({ kind }) => kind === 'return').map(({ unit }) => unit)).size;
  const called = state.requests.some(({ kind }) => kind === 'consultation');
  const atWork = state.status === 'dispatched' || state.status === 'inProgress';
  if (called || !atWork || Math.max(refused, state.counts.redispatched) < after) return null;
  const { changes } = clockwork(state, context, context.now).start('requestAnswer', within, { about: 'consultation' });
  return { type: 'ConsultationCalled', at: context.now, actor: theSystem, data: { clocks: changes } };
}
