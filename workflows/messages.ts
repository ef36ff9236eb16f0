import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Answer, Turn } from '../domain/case/contract.ts';

/** A turn that somebody waits for. Its update id is the turn's command id, so that asking twice is asking once. */
export const act = defineUpdate<Answer, [Turn]>('act');

/** Look at the case now, whatever the alarm says: a calendar was edited, or the reconciler found an alarm that never rang. */
export const lookAgain = defineSignal('lookAgain');
