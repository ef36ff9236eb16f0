/** The cases of the list that was last on the screen, in its order: J and K go on from one to the next. */
let ids: readonly string[] = [];

export const rememberList = (shown: readonly string[]) => { ids = shown; };

/** The case so many places further down, if there is one. */
export const neighbour = (id: string, step: 1 | -1): string | undefined => {
  const at = ids.indexOf(id);
  return at < 0 ? undefined : ids[at + step];
};
