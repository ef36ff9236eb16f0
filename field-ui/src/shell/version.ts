declare const __APP_VERSION__: string | undefined;

/** Of this app, as it was built. */
export const version: string = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : 'dev';

/** By the numbers of two versions. */
export function isOlder(mine: string, wanted: string): boolean {
  const [first, second] = [mine, wanted].map((one) => one.split('.').map(Number));
  for (let place = 0; place < 3; place += 1) {
    const difference = (first?.[place] ?? 0) - (second?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
