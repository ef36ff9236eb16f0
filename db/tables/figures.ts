import type { Generated } from 'kysely';

export interface FigureStreamTable { stream: string; path: string[] }
export interface FigureLineTable { stream: string; area_id: string; name: string; day: string; times: Generated<number> }
export interface FigureDayTable { area_id: string; day: string; name: string; n: number }
export interface FigureProgressTable { only_one: Generated<boolean>; xid_before: string; at: Date }
