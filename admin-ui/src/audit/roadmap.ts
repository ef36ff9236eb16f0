import { road } from '../../../domain/case/road.ts';
import type { Step } from '../../../domain/case/road.ts';
import type { Status } from '../../../domain/case/status.ts';
import { statuses } from '../../../domain/case/status.ts';
import { way } from './history.ts';

/** Column and row of each place: the way most cases go in one line, what ends a case otherwise beside it. */
const spots: Record<Status, readonly [number, number]> = {
  submitted: [0, 0], accepted: [1, 0], dispatched: [2, 0], inProgress: [3, 0], verifying: [4, 0], closed: [5, 0], archived: [6, 0],
  rejected: [0, 1], merged: [1, 1], referred: [2, 1], withdrawn: [3, 1],
};
const ends: readonly Status[] = ['merged', 'referred', 'withdrawn'];

export interface Way { name: string; from: Status; to: Status; always: boolean }

/** Every way on the road, and the ones that the clock takes. Ways out of the matter are drawn only once they were taken. */
export const ways: readonly Way[] = statuses.flatMap((from) => {
  const steps = Object.values(road[from]) as Step[];
  const clock: Status[] = from === 'closed' ? ['archived'] : [];
  const targets = new Set([...steps.flatMap(({ to }) => [to ?? []].flat()), ...clock].filter((to) => to !== from));
  return [...targets].map((to) => ({ name: way(from, to), from, to, always: !ends.includes(to) }));
});

export interface Sheet { width: number; height: number; box: { width: number; height: number }; at: (status: Status) => { x: number; y: number }; tall: boolean }

/** On a desk the road runs from left to right; on a phone from top to bottom. */
export function sheet(tall: boolean): Sheet {
  const box = tall ? { width: 84, height: 36 } : { width: 88, height: 38 };
  return {
    tall, box, width: tall ? 360 : 900, height: tall ? 470 : 230,
    at: (status) => {
      const [column, row] = spots[status];
      return tall ? { x: 120 + row * 150, y: 34 + column * 66 } : { x: 62 + column * 129, y: 96 + row * 92 };
    },
  };
}

/** The line of a way: straight to a neighbour, an arc over what lies between, forwards and back on different sides. */
export function lineOf({ from, to }: Pick<Way, 'from' | 'to'>, { at, box, tall }: Sheet): { d: string; label: { x: number; y: number } } {
  const [a, b] = [at(from), at(to)];
  const [[column, row], [otherColumn, otherRow]] = [spots[from], spots[to]];
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
