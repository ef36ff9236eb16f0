import type { PackInput } from '../../domain/pack/pack.ts';

/**
 * The shipped pack with budgets of seconds, so that the whole ladder can be watched. Profile Q is the one that nobody handles in
 * time; in the others only what the stories wait for is short.
 */
export function quickPack(shipped: PackInput): PackInput {
  const long = '5 min';
  const pack = structuredClone(shipped);
  for (const category of pack.categories) delete category.limits;
  for (const profile of Object.values(pack.profiles)) {
    const { limits } = profile;
    profile.limits = { accept: long, dispatch: long, sign: long, handle: long, verify: limits.verify === null ? null : long };
  }
  pack.profiles.Q!.limits.handle = '4 s';
  return {
    ...pack,
    id: 'quick-seconds',
    version: 1,
    basedOn: shipped.id,
    requests: {
      ...pack.requests,
      extension: { ...pack.requests.extension, answerWithin: '2 s' },
      hold: { ...pack.requests.hold, reviewWithin: '2 s' },
    },
    terms: { ...pack.terms, objection: '3 s', archive: '4 s' },
  };
}
