import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes, one lane (OWASP); the algorithm is the package's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of nobody: compared against when there is no such user, so that both take equally long. */
let nobody: Promise<string> | undefined;

const room = { free: availableParallelism(), waiting: [] as (() => void)[] };

/** As many hashes at once as there are cores, so that a morning of logins leaves the rest of the door open. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (room.free === 0) await new Promise<void>((go) => room.waiting.push(go));
  else room.free -= 1;
  try {
    return await work();
  } finally {
    const next = room.waiting.shift();
    if (next) next();
    else room.free += 1;
  }
}

/** Text to keep instead of the password. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

/** True when the password is the one behind the kept text; always the same work, also for nobody. */
export async function isPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hash('nobody', cost);
  const against = kept ?? (await nobody);
  const right = await inTurn(() => verify(against, password).catch(() => false));
  return right && kept !== null && kept !== undefined;
}
