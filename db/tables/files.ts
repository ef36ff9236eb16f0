import type { Generated } from 'kysely';

export interface FileTable { sha256: string; bytes: number; kind: string; width: number | null; height: number | null; stored_by: string | null; created_at: Generated<Date> }
export interface CaseFileTable { case_id: string; sha256: string; added_at: Generated<Date> }
