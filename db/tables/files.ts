import type { Generated } from 'kysely';

export interface FileTable { sha256: string; bytes: number; kind: string; width: number | null; height: number | null; stored_by: string | null; created_at: Generated<Date>; unneeded_at: Generated<Date | null>; erased_at: Generated<Date | null> }
export interface CaseFileTable { case_id: string; sha256: string; added_at: Generated<Date> }
