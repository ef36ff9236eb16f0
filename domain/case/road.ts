import type { Action } from './commands.ts';
import type { Status } from './status.ts';

/**
 * Who may, besides the roles: `reporter` is whoever reported (with the code of the case, or as staff),
 * `spotCloser` is read from the authority matrix of the pack, `clock` acts by itself.
 */
export type Who =
  | 'worker' | 'fullWorker' | 'leader' | 'desk' | 'dispatcher' | 'verifier' | 'mediator' | 'clerk' | 'assistingUnit' | 'head'
  | 'chief' | 'county' | 'clueOfficer' | 'reporter' | 'spotCloser' | 'anyone' | 'clock';

/** `to` is absent where the status stays. `not` keeps two persons two: who handled or dispatched never verifies (002-21). */
export interface Step {
  by: readonly Who[];
  to?: Status | readonly Status[];
  not?: 'handledOrDispatched' | 'askedFor' | 'decidedBefore';
}

const centre = ['desk', 'dispatcher', 'county'] as const;
const whoHasIt = ['desk', 'dispatcher', 'county', 'clerk', 'mediator', 'worker', 'leader', 'chief'] as const;

const comment = { comment: { by: ['anyone'] } } as const;
const talk = { ...comment, contact: { by: whoHasIt } } as const;
const merge = { merge: { by: ['dispatcher', 'county'], to: 'merged' } } as const;
const refer = { refer: { by: ['desk', 'dispatcher', 'county', 'clueOfficer'], to: 'referred' } } as const;
const withdraw = { withdraw: { by: ['reporter'], to: 'withdrawn' } } as const;
/** What turns out to be a clue goes back to `accepted`, for the officers of the confidential lane alone. */
const regrade = { regrade: { by: ['dispatcher', 'county'], to: 'accepted' } } as const;
const emergency = {
  declareEmergency: { by: ['dispatcher', 'chief', 'county'] },
  reportProgress: { by: ['dispatcher', 'clerk', 'head', 'chief', 'county', 'clueOfficer'] },
  standDown: { by: ['dispatcher', 'chief', 'county'] },
} as const;
const supervision = {
  urge: { by: ['dispatcher', 'verifier', 'county', 'chief'] },
  answerSupervision: { by: ['head', 'dispatcher'] },
  takeOver: { by: ['chief'] },
} as const;
const team = { reassign: { by: ['head'] }, designate: { by: ['dispatcher', 'chief', 'county'], to: 'dispatched' } } as const;
const mediation = { sitting: { by: ['mediator', 'clerk'] }, moveUp: { by: ['mediator'] }, agree: { by: ['mediator'], to: ['verifying', 'closed'] } } as const;
const spot = { arrive: { by: ['clerk', 'worker', 'leader', 'mediator', 'desk'] } } as const;

/** TABLE ONE: status first, action second. A new row is a new endpoint, a new button, a new line of the picture. */
export const road = {
  submitted: {
    accept: { by: [...centre, 'clueOfficer'], to: 'accepted', not: 'decidedBefore' },
    reject: { by: [...centre, 'clueOfficer'], to: 'rejected', not: 'decidedBefore' },
    askInformation: { by: ['desk', 'dispatcher', 'county', 'clueOfficer'] },
    giveInformation: { by: ['reporter'] },
    secondSign: { by: [...centre, 'verifier', 'chief', 'clueOfficer'], to: 'rejected', not: 'askedFor' },
    ...merge, ...refer, ...withdraw, ...talk, ...emergency, ...supervision,
  },
  accepted: {
    settle: { by: ['spotCloser'], to: 'closed' },
    escalate: { by: ['leader', 'desk'] },
    dispatch: { by: [...centre, 'clueOfficer'], to: 'dispatched' },
    ...merge, ...refer, ...withdraw, ...talk, regrade: { by: regrade.regrade.by }, ...emergency, ...supervision,
  },
  dispatched: {
    sign: { by: ['clerk', 'mediator', 'clueOfficer'], to: 'inProgress' },
    askReturn: { by: ['clerk'] },
    grantReturn: { by: ['dispatcher', 'county'], to: 'dispatched' },
    refuseReturn: { by: ['dispatcher', 'county'] },
    ...spot, ...withdraw, ...talk, ...regrade, ...emergency, ...supervision, ...team, ...mediation,
  },
  inProgress: {
    feedBack: { by: ['clerk', 'mediator', 'clueOfficer'], to: ['verifying', 'closed'] },
    askExtension: { by: ['clerk', 'mediator'] },
    grantExtension: { by: ['dispatcher', 'chief', 'county'] },
    refuseExtension: { by: ['dispatcher', 'chief', 'county'] },
    askHold: { by: ['clerk'] },
    grantHold: { by: ['chief'] },
    refuseHold: { by: ['chief'] },
    resume: { by: ['clerk', 'chief'] },
    askAssist: { by: ['clerk', 'mediator'] },
    giveAssist: { by: ['assistingUnit'] },
    secondSign: { by: ['head', 'dispatcher', 'chief', 'verifier', 'clerk'], to: ['verifying', 'closed'], not: 'askedFor' },
    ...spot, ...withdraw, ...talk, ...regrade, ...emergency, ...supervision, ...team, ...mediation,
  },
  verifying: {
    pass: { by: ['verifier', 'fullWorker'], to: 'closed', not: 'handledOrDispatched' },
    fail: { by: ['verifier', 'fullWorker'], to: 'inProgress', not: 'handledOrDispatched' },
    ...withdraw, ...talk, ...supervision,
  },
  closed: {
    reopen: { by: ['reporter', 'fullWorker'], to: ['dispatched', 'accepted'] },
    callBack: { by: ['verifier'] },
    samplePass: { by: ['verifier'], not: 'handledOrDispatched' },
    sampleFail: { by: ['verifier'], to: 'accepted', not: 'handledOrDispatched' },
    rate: { by: ['reporter'] },
    ...comment,
  },
  rejected: { appeal: { by: ['reporter'], to: 'submitted' }, ...comment },
  archived: {},
  merged: {},
  referred: {},
  withdrawn: {},
} as const satisfies Record<Status, Partial<Record<Action, Step>>>;

/** The row for an action in a status, if the road has one. */
export const step = (status: Status, action: Action): Step | undefined => (road[status] as Partial<Record<Action, Step>>)[action];

/** Everybody who may do an action in some status: what separates "never you" (403) from "not now" (409). */
export const everBy = (action: Action): readonly Who[] => ever[action] ?? [];

const ever = gathered();

function gathered(): Partial<Record<Action, Who[]>> {
  const all: Partial<Record<Action, Who[]>> = {};
  for (const rows of Object.values<Partial<Record<Action, Step>>>(road)) {
    for (const [action, { by }] of Object.entries(rows) as [Action, Step][]) all[action] = [...new Set([...(all[action] ?? []), ...by])];
  }
  return all;
}
