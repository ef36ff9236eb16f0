import { z } from 'zod';

export interface Point { lng: number; lat: number }
type Position = readonly [number, number];
type Ring = readonly Position[];
type Edge = readonly [Position, Position];

const PositionShape = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** A GeoJSON polygon of one closed ring: the border of a grid. Codes: notClosed, crossesItself. */
export const Outline = z.strictObject({ type: z.literal('Polygon'), coordinates: z.tuple([z.array(PositionShape).min(4).max(2_000)]) })
  .refine(({ coordinates: [ring] }) => same(ring[0]!, ring.at(-1)!), { error: 'notClosed' })
  .refine(({ coordinates: [ring] }) => !crossesItself(ring), { error: 'crossesItself' });
export type Outline = z.infer<typeof Outline>;

const same = (one: Position, other: Position): boolean => one[0] === other[0] && one[1] === other[1];
const ringOf = ({ coordinates: [ring] }: Outline): Ring => ring;
const edges = (ring: Ring): Edge[] => ring.slice(1).map((to, at) => [ring[at]!, to]);

/** On which side of a line a point lies: positive left, negative right, zero on it. */
const side = ([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number => (bx - ax) * (py - ay) - (by - ay) * (px - ax);

/** Do two stretches cross, not merely touch? Neighbours share their border. */
function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const;
  if (sides.some((one) => Math.abs(one) < 1e-14)) return false;
  return sides[0] > 0 !== sides[1] > 0 && sides[2] > 0 !== sides[3] > 0;
}

function crossesItself(ring: Ring): boolean {
  const all = edges(ring);
  return all.some((one, at) => all.some((other, nth) => nth > at + 1 && cross(one, other)));
}

/** Does an outline hold a point? Reckoned on the plane, which is exact enough within a county. */
export function contains(outline: Outline, { lng, lat }: Point): boolean {
  let inside = false;
  for (const [[fromX, fromY], [x, y]] of edges(ringOf(outline))) {
    if (y > lat !== fromY > lat && lng < ((fromX - x) * (lat - y)) / (fromY - y) + x) inside = !inside;
  }
  return inside;
}

/** A point inside a ring: the middle of it, or of the first ear whose middle lies inside. */
export function middleOf(outline: Outline): Point {
  const ring = ringOf(outline).slice(1);
  const mean = (points: Ring): Point => ({ lng: points.reduce((sum, [x]) => sum + x, 0) / points.length, lat: points.reduce((sum, [, y]) => sum + y, 0) / points.length });
  const ears = ring.map((point, at) => mean([ring.at(at - 1)!, point, ring[(at + 1) % ring.length]!]));
  return [mean(ring), ...ears].find((point) => contains(outline, point)) ?? mean(ring);
}

/** Degrees: a tenth of a millimetre. What is nearer is the same place. */
const nearly = 1e-9;

/** How far along an edge (0 to 1) the other one meets it, be it that they only touch. */
function meetings([[ax, ay], [bx, by]]: Edge, [c, d]: Edge): number[] {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ([x, y]: Position): number => ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const [from, to] = [side([ax, ay], [bx, by], c), side([ax, ay], [bx, by], d)];
  const found = from > 0 === to > 0 ? [] : [along([c[0] + ((d[0] - c[0]) * from) / (from - to), c[1] + ((d[1] - c[1]) * from) / (from - to)])];
  return [...found, along(c), along(d)].filter((part) => part > 0 && part < 1);
}

const distance = ({ lng, lat }: Point, [[ax, ay], [bx, by]]: Edge): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.min(1, Math.max(0, ((lng - ax) * dx + (lat - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(lng - ax - part * dx, lat - ay - part * dy);
};

const wellInside = (outline: Outline, point: Point): boolean => contains(outline, point) && edges(ringOf(outline)).every((edge) => distance(point, edge) > nearly);

/** The border of one, cut wherever the other's meets it, by the middle of each piece. */
function* pieces(one: Outline, other: Outline): Generator<Point> {
  const against = edges(ringOf(other));
  for (const edge of edges(ringOf(one))) {
    const cuts = [0, ...against.flatMap((line) => meetings(edge, line)), 1].toSorted((a, b) => a - b);
    const [[ax, ay], [bx, by]] = edge;
    for (const [at, cut] of cuts.slice(1).entries()) {
      const part = (cut + cuts[at]!) / 2;
      if (cut - cuts[at]! > nearly) yield { lng: ax + part * (bx - ax), lat: ay + part * (by - ay) };
    }
  }
}

/** From where to where an outline reaches, west to east (0) or south to north (1). */
export const spanOf = (outline: Outline, axis: 0 | 1): [number, number] =>
  ringOf(outline).reduce<[number, number]>(([least, most], point) => [Math.min(least, point[axis]), Math.max(most, point[axis])], [Infinity, -Infinity]);

function apart(one: Outline, other: Outline): boolean {
  return ([0, 1] as const).some((axis) => spanOf(one, axis)[1] <= spanOf(other, axis)[0] || spanOf(other, axis)[1] <= spanOf(one, axis)[0]);
}

/** Do two outlines share more than a border? They do where a piece of one's border lies well inside the other, or both are the same. */
export function overlap(one: Outline, other: Outline): boolean {
  if (apart(one, other)) return false;
  for (const point of pieces(one, other)) if (wellInside(other, point)) return true;
  for (const point of pieces(other, one)) if (wellInside(one, point)) return true;
  return contains(one, middleOf(other)) && contains(other, middleOf(one));
}

const metresOfDegree = 111_320;

/** Square kilometres of an outline, on the plane of its own latitude. */
export function km2Of(outline: Outline): number {
  const ring = ringOf(outline);
  const twice = edges(ring).reduce((sum, [[x, y], [toX, toY]]) => sum + x * toY - toX * y, 0);
  const scale = Math.cos((ring[0]![1] * Math.PI) / 180) * (metresOfDegree / 1_000) ** 2;
  return (Math.abs(twice) / 2) * scale;
}
