import type { Box } from '../../db/map/points.ts';
import { Problem } from '../problem.ts';

/** `west,south,east,north` in degrees. @throws Problem malformed */
export function boxOf(text: string): Box {
  const [west, south, east, north, ...more] = text.split(',').map(Number);
  const isBox = more.length === 0 && [west, south, east, north].every((one) => one !== undefined && Number.isFinite(one));
  if (!isBox || west! > east! || south! > north! || west! < -180 || east! > 180 || south! < -90 || north! > 90) {
    throw new Problem('malformed', { errors: [{ path: 'bbox', code: 'malformed', message: 'malformed' }] });
  }
  return { west: west!, south: south!, east: east!, north: north! };
}

export const everywhere: Box = { west: -180, south: -90, east: 180, north: 90 };
