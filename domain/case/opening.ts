import { authorityOf, categoryOf, limitsFor, mayCloseOnSpot, profileFor, profileOf } from '../pack/limits.ts';
import { clockwork } from './clockwork.ts';
import type { Context, Decision, Received } from './context.ts';
import { entryOf } from './decide.ts';
import { fold } from './fold.ts';
import { refuse } from './refusals.ts';
import { partsOf } from './parts.ts';
import type { CaseState } from './state.ts';
import type { Level } from './status.ts';
import { levels } from './status.ts';
import { bench } from './verdict.ts';
import { acceptedAt, waitForAcceptance } from './verdicts/intake.ts';

/**
 * The first lines of a case: the report, counted from the moment of receipt, and its acceptance when whoever reports may settle it where
 * it stands (001-09). Without a category it runs under the ordinary profile until it is accepted.
 */
export function openCase(received: Received, context: Context): Decision {
  const { pack } = context;
  const category = categoryOf(pack, received.category);
  if (received.category !== null && !category) return { refused: { code: 'invalid', why: 'unknownCategory', errors: [{ path: 'category', code: 'unknownCategory', message: 'unknownCategory' }] } };
  const profile = profileFor(pack, received.category, received.severity);
  const limits = limitsFor(pack, received.category, profile);
  const work = waitForAcceptance(clockwork(unborn(received), context, received.receivedAt), pack, profile, limits.accept).start('firstContact', profileOf(pack, profile).firstContact);
  const first = entryOf(
    {
      type: 'Submitted',
      data: {
        number: received.number, channel: received.channel, category: received.category, severity: received.severity, profile, pack: received.pack,
        place: received.place, location: received.location, lane: category?.confidential ? 'confidential' : 'open', evidence: received.evidence,
        reporter: received.reporter, openedBy: received.openedBy ?? null,
      },
      sealed: received.sealed,
    },
    { now: received.receivedAt, actor: context.actor },
    { clocks: work.changes },
  );
  const state = fold(received.caseId, first, 1);
  return received.onSpot ? acceptedAtOnce(state, first, context) : { entries: [first], state, kin: [] };
}

/** Born accepted: whoever may close it on the spot need not ask a desk first. It is in the hands of his own level. */
function acceptedAtOnce(state: CaseState, first: Parameters<typeof fold>[1], context: Context): Decision {
  const level = spotLevel(state, context);
  if (level === null || state.category === null) return { refused: refuse('forbidden', 'noSpotAuthority') };
  const then = { ...context, now: Math.max(context.now, state.updatedAt) };
  const given = bench<'accept'>(state, { category: state.category, severity: state.severity }, then, partsOf(state, context.viewer, context));
  const ruling = acceptedAt(given, level);
  if ('refused' in ruling) return ruling;
  const second = entryOf(ruling.draft, then, { action: 'accept', clocks: given.work.changes });
  return { entries: [first, second], state: fold(state, second, state.seq + 1), kin: [] };
}

/** The highest level at which this person may settle the case where it lies; null where he may not at all. */
function spotLevel(state: CaseState, { pack, viewer }: Context): Level | null {
  const mine = viewer.grants
    .filter(({ areaId, role }) => areaId !== null && state.place.path.includes(areaId) && mayCloseOnSpot(pack, role, state.category))
    .map(({ role }) => authorityOf(pack, role));
  return levels.findLast((level) => mine.includes(level)) ?? null;
}

/** The case before its first line, for stopwatches that start with it. */
const unborn = (received: Received): CaseState => ({ clocks: [], seq: 0, number: received.number }) as unknown as CaseState;
