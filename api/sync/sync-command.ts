import { z } from 'zod';
import { InstantText } from '../../domain/calendar/instant.ts';
import { key } from '../../domain/case/text.ts';
import { actions } from '../../domain/case/commands.ts';
import type { Action } from '../../domain/case/commands.ts';
import { visitActions } from '../../domain/visit/commands.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';

export const resolutions = ['supplement', 'drop', 'handOver'] as const;

/** What a phone recorded while it was away. `id` is the key by which it counts once. */
export const SyncCommand = z.strictObject({
  id: z.uuid({ error: 'notAUuid' }),
  /** Thing and action: `report`, `visit`, `visit.record`, `incident.feedBack`, `resolve`. */
  type: z.string().max(60),
  target: key().optional(),
  /** The sequence that it was made on; a later one than ours waits for its predecessor. */
  baseSeq: z.number().int().min(0).max(1_000_000_000).optional(),
  occurredAt: InstantText.meta({ format: 'date-time' }),
  payload: z.record(z.string(), z.json()).default({}),
  as: z.enum(resolutions).optional(),
});
export type SyncCommand = z.infer<typeof SyncCommand>;

/** The whole: one that is malformed is answered by itself and stops none of the others. */
export const SyncBody = z.strictObject({ device: key().pipe(z.string().max(80, { error: 'tooLong' })), commands: z.array(z.looseObject({ id: key() })).max(100, { error: 'tooMany' }) });

export const SyncResult = z.object({
  id: z.string(), result: z.enum(['applied', 'duplicate', 'conflict', 'refused', 'held']), seq: z.number().int().optional(), code: z.string().optional(), why: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(), current: z.record(z.string(), z.json()).optional(),
});
export type SyncResult = z.input<typeof SyncResult> | (Omit<z.input<typeof SyncResult>, 'current'> & { current?: unknown });

/** What a type asks for. */
export type Meant =
  | { thing: 'report' | 'visit' | 'resolve' }
  | { thing: 'visitAction'; action: VisitAction }
  | { thing: 'caseAction'; action: Action };

export function meantBy(type: string): Meant | undefined {
  if (type === 'report' || type === 'visit' || type === 'resolve') return { thing: type };
  const [thing, name] = type.split('.');
  if (thing === 'visit') {
    const action = visitActions.find((one) => one === name);
    return action && { thing: 'visitAction', action };
  }
  const action = thing === 'incident' || thing === 'case' ? actions.find((one) => one === name) : undefined;
  return action && { thing: 'caseAction', action };
}
