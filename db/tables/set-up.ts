import type { Generated } from 'kysely';
import type { Json } from './json.ts';

/** What a change of the set-up or the register is about. */
export type SetUpSubject = 'person' | 'unit' | 'area' | 'household' | 'place';

export interface SetUpChangeTable {
  id: Generated<string>;
  about_kind: SetUpSubject;
  about_id: string;
  what: string;
  before: Json<Record<string, unknown>>;
  after: Json<Record<string, unknown>>;
  reason: string | null;
  by_person: string;
  at: Date;
}
