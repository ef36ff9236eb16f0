import type { PackInput } from '../../domain/pack/pack.ts';

/** Days become seconds: a visit whose window is two seconds long is told of at once, and supervised a second behind it. */
const ordinary = [{ rung: '70%', at: '70%', then: 'tell', whom: ['worker'] }, { rung: '100%', at: '100%', then: 'urge', whom: ['leader'] }] as const;
const care = [
  ...ordinary, { rung: 'supervise1', at: '100% + 1 s', then: 'supervise', whom: ['leader', 'verifier'], height: 1 },
  { rung: 'supervise2', at: '100% + 2 s', then: 'supervise', whom: ['verifier', 'county'], height: 2 },
] as const;
const quickLadders = { ordinary: [...ordinary], care: [...care], trigger: [...ordinary], review: [...ordinary] } as never;

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
    cadences: pack.cadences.map((cadence) => (cadence.noContact ? { ...cadence, noContact: { ...cadence.noContact, after: '2 s' } } : cadence)),
    visits: { ...pack.visits, ladders: quickLadders },
  };
}
