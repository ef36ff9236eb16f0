import type { Generated } from 'kysely';
import type { Json } from './json.ts';

export interface PackTable { id: string; version: number; body: Json<unknown>; created_at: Generated<Date>; by_person: string | null }
export interface AreaPackTable { id: string; area_id: string; pack_id: string; version: number; valid_from: Date; by_person: string | null; created_at: Generated<Date> }
export type CalendarTable = PackTable;
export interface NumberingTable { year: number; last: number }
export interface SettingTable { key: string; value: Json<unknown> }
