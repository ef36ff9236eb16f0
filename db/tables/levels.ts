/** The ids from the county down to where a thing lies: "mine and all below" is one equality on one of these. */
export interface LevelColumns { l1: string; l2: string | null; l3: string | null; l4: string | null; l5: string | null }

/** The level columns of a path of area ids; a tree deeper than five is found by its grid. */
export function levelsOf(path: readonly string[]): LevelColumns {
  const [l1, l2 = null, l3 = null, l4 = null, l5 = null] = path;
  if (l1 === undefined) throw new Error('a place lies in no area');
  return { l1, l2, l3, l4, l5 };
}
