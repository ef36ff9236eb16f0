import { randomFillSync } from 'node:crypto';

const size = 8_192;
const pool = Buffer.alloc(size);
let used = size;

/** So many random bytes, thrown many at once: asking the system for a dozen costs as much as asking for thousands. What was given is wiped here. */
export function thrown(count: number): Buffer {
  if (used + count > size) {
    randomFillSync(pool);
    used = 0;
  }
  const given = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, (used += count));
  return given;
}
