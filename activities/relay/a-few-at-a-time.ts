/**
 * Does one thing to each, a few at a time, so that a herd never stands before a person's command. One that fails stops none of
 * the others.
 * @returns how many were done
 */
export async function aFewAtATime<T>(items: readonly T[], one: (item: T) => Promise<unknown>, failed: (item: T, failure: unknown) => void, few = 8): Promise<number> {
  const left = [...items];
  let done = 0;
  const hand = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      try {
        await one(item);
        done += 1;
      } catch (failure) {
        failed(item, failure);
      }
    }
  };
  await Promise.all(Array.from({ length: few }, hand));
  return done;
}
