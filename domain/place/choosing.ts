import type { NamedArea } from './named-in.ts';

/** A tree of so few areas is offered whole; a larger one a step at a time, or by its names. */
export const offeredWhole = 200;
const mostOfAStep = 100;
const mostFound = 20;

/**
 * What somebody chooses an area from, in the order of the tree: of a small tree all of it; of a large one what lies above the area where
 * one stands, itself and what lies directly below it (of a grid without parts its neighbours). With words, areas of that name or code, the
 * largest first. `areas` come from the top down, neighbours in their order.
 */
export function areasToChoose<A extends NamedArea>(areas: readonly A[], { words, at }: { words: string; at: string | undefined }): A[] {
  const wanted = words.trim().toLowerCase();
  if (wanted !== '') {
    const named = areas.filter(({ zh, en, code }) => zh.includes(wanted) || en.toLowerCase().includes(wanted) || code.toLowerCase().startsWith(wanted));
    return named.toSorted((one, other) => one.path.length - other.path.length || one.zh.length - other.zh.length).slice(0, mostFound);
  }
  if (areas.length <= offeredWhole) return inOrder(areas);
  const here = areas.find(({ id, code }) => id === at || code === at) ?? areas[0];
  if (!here) return [];
  const below = childrenOf(areas, here.id);
  const shown = below.length > 0 ? below : childrenOf(areas, here.path.at(-2));
  return inOrder([...areas.filter(({ id }) => here.path.includes(id)), ...shown.filter(({ id }) => id !== here.id).slice(0, mostOfAStep)]);
}

const childrenOf = <A extends NamedArea>(areas: readonly A[], id: string | undefined): A[] => areas.filter(({ path }) => path.length > 1 && path.at(-2) === id);

function inOrder<A extends NamedArea>(areas: readonly A[]): A[] {
  const known = new Set(areas.map(({ id }) => id));
  const below = Map.groupBy(areas, ({ path }) => path.findLast((id, nth) => nth < path.length - 1 && known.has(id)) ?? '');
  const walk = (id: string): A[] => (below.get(id) ?? []).flatMap((area) => [area, ...walk(area.id)]);
  return walk('');
}
