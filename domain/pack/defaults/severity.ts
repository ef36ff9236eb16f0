import type { SeverityRuleInput } from '../severity.ts';

/** 较大 raises one step and at least to U; 重大 and 特别重大 are emergencies with the written report chain. */
export const severity: SeverityRuleInput = {
  steps: ['X', 'C', 'N', 'Q', 'U', 'E'],
  keep: ['S', 'T'],
  uncategorised: 'N',
  emergency: 'E',
  hardTrack: 'X',
  effects: {
    general: {},
    larger: { raiseBy: 1, atLeast: 'U' },
    major: { atLeast: 'E', reportChain: true },
    extraordinary: { atLeast: 'E', reportChain: true },
  },
};
