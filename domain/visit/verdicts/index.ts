import type { VisitAction } from '../commands.ts';
import type { VisitVerdict } from '../verdict.ts';
import { askExcuse, grantExcuse, refuseExcuse } from './excusing.ts';
import { hand, plan, start } from './promising.ts';
import { record } from './recording.ts';
import { tell } from './telling.ts';

/** One verdict an action: a line, or why not. */
export const visitVerdicts: { [A in VisitAction]: VisitVerdict<A> } = { plan, start, record, askExcuse, grantExcuse, refuseExcuse, hand, tell };
