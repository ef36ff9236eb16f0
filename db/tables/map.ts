import type { Geometry } from '../../domain/map/annotation.ts';
import type { Json } from './json.ts';

export interface AreaOutlineTable { id: string; area_id: string; outline: Json<unknown>; holds_from: Date; applied_at: Date | null }
export interface AnnotationTable {
  id: string; area_id: string; kind: 'note' | 'line' | 'zone'; geometry: Json<Geometry>; words: string; drawn_by: string; drawn_at: Date;
  ended_by: string | null; ended_at: Date | null; ended_why: string | null;
}
