import type { Action } from '../commands.ts';
import type { Verdict } from '../verdict.ts';
import * as asking from './asking.ts';
import * as checking from './checking.ts';
import * as extending from './extending.ts';
import * as handingIn from './handing-in.ts';
import * as handling from './handling.ts';
import * as intake from './intake.ts';
import * as mediating from './mediating.ts';
import * as overseeing from './overseeing.ts';

/** The verdict of every action: what the table cannot say. A new action does not compile without one. */
export const verdicts: { [A in Action]: Verdict<A> } = {
  accept: intake.accept, reject: intake.reject, askInformation: intake.askInformation, giveInformation: intake.giveInformation, merge: intake.merge,
  refer: intake.refer, withdraw: intake.withdraw, appeal: intake.appeal, escalate: intake.escalate, regrade: intake.regrade,
  dispatch: handling.dispatch, sign: handling.sign, reassign: handling.reassign, designate: handling.designate, feedBack: handingIn.feedBack,
  settle: handling.settle, secondSign: handingIn.secondSign, pass: checking.pass, fail: checking.fail, samplePass: checking.samplePass,
  sampleFail: checking.sampleFail, reopen: checking.reopen, sitting: mediating.sitting, moveUp: mediating.moveUp, agree: mediating.agree,
  askReturn: asking.askReturn, grantReturn: asking.grantReturn, refuseReturn: asking.refuseReturn, askExtension: extending.askExtension,
  grantExtension: extending.grantExtension, refuseExtension: extending.refuseExtension, askHold: asking.askHold, grantHold: asking.grantHold,
  refuseHold: asking.refuseHold, resume: asking.resume, askAssist: asking.askAssist, giveAssist: asking.giveAssist,
  urge: overseeing.urge, answerSupervision: overseeing.answerSupervision, takeOver: overseeing.takeOver, contact: overseeing.contact,
  arrive: overseeing.arrive, callBack: overseeing.callBack, rate: overseeing.rate, comment: overseeing.comment,
  declareEmergency: overseeing.declareEmergency, reportProgress: overseeing.reportProgress, standDown: overseeing.standDown,
};
