import type { Action } from './commands.ts';

/** Bodies that are well-formed, for the question whether any body would do. Actions that only their body can make wrong have none. */
export const samples: Partial<Record<Action, unknown>> = {
  askReturn: { basis: '-', suggestedOwner: '-' }, askExtension: { budget: '1 h', reason: '-' }, grantExtension: {}, refuseExtension: { reason: '-' },
  refuseReturn: { reason: '-' }, refuseHold: { reason: '-' }, grantHold: {}, resume: {}, askInformation: { question: '-' }, giveInformation: { text: '-' },
  reopen: { reason: '-' }, appeal: { reason: '-' }, withdraw: { reason: '-' }, urge: {}, answerSupervision: { text: '-' }, giveAssist: { text: '-' },
  samplePass: { method: 'visit' }, sampleFail: { reason: '-' }, standDown: { reason: '-' }, reportProgress: { stage: 'first', text: '-' },
  declareEmergency: { reason: '-' }, escalate: { finding: '-', proposal: '-' }, moveUp: { reason: '-' }, sitting: { parties: ['-'], heldAt: '2000-01-01T00:00:00Z', text: '-' }, agree: { agreement: '-' }, takeOver: {}, secondSign: {}, reject: { reasonCode: '-', explanation: '-', elsewhere: '-' },
  grantReturn: { lead: '-', person: '-' }, designate: { lead: '-', person: '-' }, askHold: { reasonCode: '-', interimMeasure: '-', until: '2000-01-01' },
  feedBack: { result: '-', text: '-' },
};
