/**
 * Does the same with several things, so many at a time as there are lanes, beginning when the first is asked for.
 * @returns what came of one of them; it throws as the work itself did
 */
export function inLanes<T, R>(lanes: number, things: readonly T[], work: (thing: T) => Promise<R>): (thing: T) => Promise<R> {
  let under: Promise<PromiseSettledResult<R>>[] | undefined;
  const begin = () => {
    const settled: Promise<PromiseSettledResult<R>>[] = [];
    for (const [at, thing] of things.entries()) settled.push(Promise.resolve(settled[at - lanes]).then(async () => (await Promise.allSettled([work(thing)]))[0]));
    return settled;
  };
  return async (thing) => {
    const done = await (under ??= begin())[things.indexOf(thing)]!;
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
}
