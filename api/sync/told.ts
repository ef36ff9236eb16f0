import type { FieldProblem } from '../../domain/case/refusals.ts';
import type { SyncResult } from './sync-command.ts';

/** What became of one command, without its id. */
export type Told = Omit<SyncResult, 'id'>;

export const refusedFor = (code: string, why?: string, errors?: FieldProblem[]): Told => ({ result: 'refused', code, ...(why === undefined ? {} : { why }), ...(errors ? { errors } : {}) });

/** The answer that was kept: what was applied then is a duplicate now, and a refusal stays one. */
export function again({ status, body }: { status: number; body: string }): Told {
  const kept = JSON.parse(body) as { code?: string; seq?: number; id?: string; case?: { seq?: number }; visit?: { seq?: number } };
  const seq = kept.seq ?? kept.visit?.seq ?? kept.case?.seq;
  if (status >= 400) return { ...refusedFor(kept.code ?? 'refused'), ...(seq === undefined ? {} : { seq }) };
  return { result: 'duplicate', ...(seq === undefined ? {} : { seq }), ...(kept.id === undefined ? {} : { current: kept }) };
}
