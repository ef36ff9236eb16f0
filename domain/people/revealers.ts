import type { Role } from './roles.ts';

/** Who may see a number of the register in plain: R04 up within the own area, and who keeps the register. A part-timer calls through the desk. */
export const residentRevealers: readonly Role[] = ['worker', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'county', 'privacy'];

/** A child's need a permission of their own (PIPL art. 31). */
export const childRevealers: readonly Role[] = ['leader', 'desk', 'privacy'];

/** Who makes first contact, asks back or calls back within a case that he sees: who has it, sends it or verifies it. */
export const reporterRevealers: readonly Role[] = ['worker', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'clerk', 'head', 'chief', 'county', 'clueOfficer'];
