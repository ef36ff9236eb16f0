import { road } from '../../../domain/case/road.ts';
import { statuses } from '../../../domain/case/status.ts';
import { visitRoad } from '../../../domain/visit/road.ts';
import { visitStatuses } from '../../../domain/visit/status.ts';
import { way } from './history.ts';
import type { SubjectKind } from './subject.ts';

type Spot = readonly [column: number, row: number];

export interface Way { name: string; from: string; to: string; always: boolean }

/** A road as it is drawn: its places, and its ways. What is drawn `always` shows where it could have gone; the rest only where it went. */
export interface Drawn { spots: Readonly<Record<string, Spot>>; places: readonly string[]; always: (place: string) => boolean; ways: readonly Way[] }

/** The way most go stands in one line, what ends it otherwise beside it. */
const caseSpots: Record<string, Spot> = {
  submitted: [0, 0], accepted: [1, 0], dispatched: [2, 0], inProgress: [3, 0], verifying: [4, 0], closed: [5, 0], archived: [6, 0],
  rejected: [0, 1], merged: [1, 1], referred: [2, 1], withdrawn: [3, 1],
};
const visitSpots: Record<string, Spot> = {
  upcoming: [0, 0], open: [1, 0], planned: [2, 0], drafting: [3, 0], done: [4, 0], settled: [5, 0], excused: [1, 1], notMet: [2, 1], refused: [3, 1], away: [4, 1],
};

interface Row { to?: string | readonly string[] }
/** Every way of a table, and the ones that the clock takes. */
function waysOf(table: Record<string, Record<string, Row>>, clock: Record<string, readonly string[]>, always: (from: string, to: string) => boolean): Way[] {
  return Object.entries(table).flatMap(([from, rows]) => {
    const targets = new Set([...Object.values(rows).flatMap(({ to }) => [to ?? []].flat()), ...(clock[from] ?? [])].filter((to) => to !== from));
    return [...targets].map((to) => ({ name: way(from, to), from, to, always: always(from, to) }));
  });
}

/** Ways out of the matter are drawn only once they were taken. */
const caseEnds = new Set(['merged', 'referred', 'withdrawn']);
/** Of a visit almost every place leads to almost every other: drawn are the usual way and the ways that were gone. */
const neighbours = (from: string, to: string): boolean => visitSpots[from]![1] === 0 && visitSpots[to]![1] === 0 && visitSpots[to]![0] - visitSpots[from]![0] === 1;
const visitClock = { upcoming: ['open'], drafting: ['open', 'planned'], open: ['settled'], planned: ['settled'], notMet: ['settled'], refused: ['settled'], away: ['settled'], excused: ['settled'], done: ['settled'] };

export const roads: Record<SubjectKind, Drawn> = {
  case: { spots: caseSpots, places: statuses, always: (place) => !caseEnds.has(place), ways: waysOf(road as never, { closed: ['archived'] }, (_from, to) => !caseEnds.has(to)) },
  visit: { spots: visitSpots, places: visitStatuses, always: () => true, ways: waysOf(visitRoad as never, visitClock, neighbours) },
};

export interface Sheet { width: number; height: number; box: { width: number; height: number }; at: (status: string) => { x: number; y: number }; spots: Drawn['spots']; tall: boolean }

/** On a desk the road runs from left to right; on a phone from top to bottom. */
export function sheet(tall: boolean, { spots }: Drawn): Sheet {
  const box = tall ? { width: 84, height: 36 } : { width: 88, height: 38 };
  return {
    tall, box, spots, width: tall ? 360 : 900, height: tall ? 470 : 230,
    at: (status) => {
      const [column, row] = spots[status]!;
      return tall ? { x: 120 + row * 150, y: 34 + column * 66 } : { x: 62 + column * 129, y: 96 + row * 92 };
    },
  };
}

/** The line of a way: straight to a neighbour, an arc over what lies between, forwards and back on different sides. */
export function lineOf({ from, to }: Pick<Way, 'from' | 'to'>, { at, box, spots, tall }: Sheet): { d: string; label: { x: number; y: number } } {
  const [a, b] = [at(from), at(to)];
  const [[column, row], [otherColumn, otherRow]] = [spots[from]!, spots[to]!];
  const along = otherColumn - column;
  const [halfWidth, halfHeight] = [box.width / 2, box.height / 2];
  if (row === otherRow && along === 1)
    return tall
      ? { d: `M${a.x} ${a.y + halfHeight}V${b.y - halfHeight - 2}`, label: { x: a.x + 12, y: (a.y + b.y) / 2 + 4 } }
      : { d: `M${a.x + halfWidth} ${a.y}H${b.x - halfWidth - 2}`, label: { x: (a.x + b.x) / 2, y: a.y - 7 } };
  if (row !== otherRow) {
    const there = tall
      ? { d: `M${a.x + Math.sign(b.x - a.x) * halfWidth} ${a.y - 6}L${b.x - Math.sign(b.x - a.x) * (halfWidth + 2)} ${b.y - 6}`, label: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 10 } }
      : { d: `M${a.x + 10} ${a.y + Math.sign(b.y - a.y) * halfHeight}L${b.x + 10} ${b.y - Math.sign(b.y - a.y) * (halfHeight + 2)}`, label: { x: (a.x + b.x) / 2 + 18, y: (a.y + b.y) / 2 } };
    const back = otherRow < row;
    return back ? { ...there, d: tall ? there.d.replaceAll(/ (\d+)(?=L|$)/g, (_, y: string) => ` ${Number(y) + 12}`) : there.d.replaceAll(/([ML])(\d+)/g, (_, m: string, x: string) => `${m}${Number(x) - 20}`) } : there;
  }
  // An arc: back over the line, ahead under it (a phone: back on the left, ahead on the right).
  const rise = 22 + 13 * Math.abs(along);
  const side = along < 0 ? -1 : 1;
  if (tall) {
    const edge = (x: number) => x + side * halfWidth;
    return { d: `M${edge(a.x)} ${a.y}C${edge(a.x) + side * rise} ${a.y} ${edge(b.x) + side * rise} ${b.y} ${edge(b.x) + side * 2} ${b.y}`, label: { x: edge(a.x) + side * (rise * 0.75 + 8), y: (a.y + b.y) / 2 } };
  }
  const edge = (y: number) => y + side * halfHeight;
  return { d: `M${a.x} ${edge(a.y)}C${a.x} ${edge(a.y) + side * rise} ${b.x} ${edge(b.y) + side * rise} ${b.x} ${edge(b.y) + side * 2}`, label: { x: (a.x + b.x) / 2, y: edge(a.y) + side * (rise * 0.75 + 6) } };
}
