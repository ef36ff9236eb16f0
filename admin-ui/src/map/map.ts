import { useQuery } from '@tanstack/react-query';
import type { Named } from '../cases/incident.ts';
import type { ChangeReport } from '../areas/area.ts';
import { ask, newKey } from '../door.ts';
import type { LightColour } from '../theme/colours.ts';
import type { Spot } from './gcj.ts';

export type Ring = [number, number][];
export interface Outline { type: 'Polygon'; coordinates: [Ring] }
export type Geometry = Outline | { type: 'Point'; coordinates: [number, number] } | { type: 'LineString'; coordinates: Ring };

export interface Outlined extends Named { id: string; code: string; level: string; parentId: string | null; outline: Outline | null; centre: Spot | null; cases: number | null; overdue: number | null; hasBelow: boolean }
export interface CasePoint extends Spot { id: string; number: string; category: string | null; status: string; grid: Named | null; light: LightColour }
export interface PlacePoint extends Spot { id: string; code: string; class: string; zh: string; en: string | null }
export interface Annotation { id: string; kind: 'note' | 'line' | 'zone'; geometry: Geometry; words: string; area: Named | null; by: string; at: string; endedAt: string | null; endedWhy: string | null; mayEnd: boolean }
export interface MapAnswer {
  area: Outlined; below: Outlined[]; above: (Named & { code: string }) | null; cases: CasePoint[]; places: PlacePoint[]; more: boolean; annotations: Annotation[]; mayDraw: boolean; tiles: string | null;
}

/** What lies in an area, by the filter of the list of cases. */
export const useMap = (area: string, filter: string, ended = false) =>
  useQuery({
    queryKey: ['counts', 'map', area, filter, ended],
    queryFn: () => ask<MapAnswer>(`/api/map?${new URLSearchParams({ ...(area ? { area } : {}), ...(filter ? { filter } : {}), ...(ended ? { ended: 'true' } : {}) }).toString()}`),
    placeholderData: (before) => before,
  });

const post = <T = unknown>(path: string, body: unknown) => ask<T>(path, { method: 'POST', body, headers: { 'idempotency-key': newKey() } });
export const draw = (body: { kind: Annotation['kind']; area: string; geometry: Geometry; words: string }) => post('/api/annotations', body);
export const end = (id: string, reason: string) => post(`/api/annotations/${id}/end`, { reason });
export const redraw = (grid: string, body: { outline: Outline; effective?: string; reason: string; moves?: boolean }, dryRun: boolean) => post<ChangeReport>(`/api/areas/${encodeURIComponent(grid)}/change${dryRun ? '?dryRun=true' : ''}`, { kind: 'redraw', ...body });

/** A ring that is closed, from the corners of a shape that is being drawn. */
export const closed = (corners: readonly Spot[]): Ring => {
  const ring = corners.map(({ lng, lat }): [number, number] => [lng, lat]);
  return ring.length > 0 ? [...ring, ring[0]!] : [];
};
export const cornersOf = (outline: Outline | null): Spot[] => (outline?.coordinates[0] ?? []).slice(0, -1).map(([lng, lat]) => ({ lng, lat }));
