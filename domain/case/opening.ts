import { categoryOf, limitsFor, mayCloseOnSpot, profileFor, profileOf } from '../pack/limits.ts';
import { clockwork } from './clockwork.ts';
import type { Context, Decision, Received } from './context.ts';
import { decide, entryOf } from './decide.ts';
import { fold } from './fold.ts';
import { refuse } from './refusals.ts';
import type { CaseState } from './state.ts';

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
  const work = clockwork(unborn(received), context, received.receivedAt).start('accept', limits.accept).start('firstContact', profileOf(pack, profile).firstContact);
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

/** Born accepted: whoever may close it on the spot need not ask a desk first. */
function acceptedAtOnce(state: CaseState, first: Parameters<typeof fold>[1], context: Context): Decision {
  const { pack, viewer } = context;
  const may = viewer.grants.some((grant) => grant.areaId !== null && state.place.path.includes(grant.areaId) && mayCloseOnSpot(pack, grant.role, state.category));
  if (!may) return { refused: refuse('forbidden', 'noSpotAuthority') };
  const viewerAsDesk = { ...viewer, grants: viewer.grants.map((grant) => ({ ...grant, role: 'desk' })) };
  const accepted = decide(state, { action: 'accept', body: { category: state.category, severity: state.severity } }, { ...context, viewer: viewerAsDesk, now: Math.max(context.now, state.updatedAt) });
  if ('refused' in accepted) return accepted;
  return { entries: [first, ...accepted.entries], state: accepted.state, kin: [] };
}

/** The case before its first line, for stopwatches that start with it. */
const unborn = (received: Received): CaseState => ({ clocks: [], seq: 0, number: received.number }) as unknown as CaseState;
