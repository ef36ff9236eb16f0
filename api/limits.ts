import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** How often something may be tried from one place: points within seconds. */
const allowed = {
  /** Failed logins of one account from one network. */
  loginOfAccount: { points: 8, duration: 300 },
  loginFromNetwork: { points: 60, duration: 300 },
  reports: { points: 30, duration: 600 },
  /** Wrong codes, so that a number cannot be tried through. */
  guesses: { points: 20, duration: 600 },
} as const;

type Limited = keyof typeof allowed;

export interface Limits {
  /** Counts one more. @throws Problem rateLimited with the seconds to wait */
  spend: (what: Limited, key: string) => Promise<void>;
  /** Refuses whoever has none left, without counting. @throws Problem rateLimited */
  check: (what: Limited, key: string) => Promise<void>;
  forget: (what: Limited, key: string) => Promise<void>;
}

const noLimits: Limits = { spend: async () => {}, check: async () => {}, forget: async () => {} };

/** Memory of one process; there is one door. `on` is false in tests and under load only. */
export function createLimits(on: boolean): Limits {
  if (!on) return noLimits;
  const limiters = Object.fromEntries(
    Object.entries(allowed).map(([what, { points, duration }]) => [what, new RateLimiterMemory({ keyPrefix: what, points, duration })]),
  ) as Record<Limited, RateLimiterMemory>;
  return {
    spend: async (what, key) => {
      await limiters[what].consume(key).catch((told: unknown) => {
        throw told instanceof RateLimiterRes ? tooMany(told) : told;
      });
    },
    check: async (what, key) => {
      const told = await limiters[what].get(key);
      if (told && told.consumedPoints >= allowed[what].points) throw tooMany(told);
    },
    forget: async (what, key) => {
      await limiters[what].delete(key);
    },
  };
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): Problem => new Problem('rateLimited', { retryAfter: msBeforeNext / 1000 });

/** The caller's network: a household or an office behind one address counts as one. */
export function networkOf(req: Request): string {
  const ip = (req.ip ?? '').replace(/^::ffff:/, '');
  return ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip.split('.').slice(0, 3).join('.');
}
