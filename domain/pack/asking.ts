import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { Code } from './named.ts';

/** Profiles that answer faster than the rest (E, U), by their code. */
const faster = <Shape extends z.ZodRawShape>(shape: Shape) => z.record(Code, z.strictObject(shape)).default({});

/** 退单: before signing, once a unit, with the legal basis and whose it is instead; handling keeps running meanwhile. */
export const ReturnRule = z.strictObject({
  askWithin: Budget,
  answerWithin: Budget,
  atMostPerUnit: z.number().int().positive(),
  byProfile: faster({ askWithin: Budget, answerWithin: Budget }),
});

/** 延期: before expiry only; silence is refusal. How much and by whom stands in each profile. */
export const ExtensionTerms = z.strictObject({
  answerWithin: Budget,
  ifSilent: z.literal('refused'),
  atMost: z.number().int().positive(),
  /** All extensions of a case together, unless `beyondTotalBy` decides. */
  totalAtMost: Budget,
  beyondTotalBy: z.string().min(1),
});

/** 挂账: approved by the leader in charge, with an interim safety measure; pauses handling, is listed publicly, resumes by itself. */
export const HoldRule = z.strictObject({ answerWithin: Budget, reviewWithin: Budget });

/** 补充信息: the acceptance clock waits for the reporter; unanswered, the case is withdrawn, but never an urgent one. */
export const InformationRule = z.strictObject({
  atMost: z.number().int().positive(),
  withdrawAfter: Budget,
  neverWithdraw: z.array(Code).default([]),
});

/** 协办: the assisting unit gets a share of what is left of handling. */
export const AssistRule = z.strictObject({ percentOfLeft: z.number().positive().max(100) });

/** 双人确认: the second person of a two-person rule. */
export const SecondSignRule = z.strictObject({ answerWithin: Budget });

/** The numbers behind the requests of table two. */
export const RequestTerms = z.strictObject({
  return: ReturnRule,
  extension: ExtensionTerms,
  hold: HoldRule,
  information: InformationRule,
  assist: AssistRule,
  secondSign: SecondSignRule,
});
export type RequestTerms = z.infer<typeof RequestTerms>;
export type RequestTermsInput = z.input<typeof RequestTerms>;
