import type { Action } from '../../../domain/case/commands.ts';
import { actions } from '../../../domain/case/commands.ts';
import type { Status } from '../../../domain/case/status.ts';
import type { Who } from '../../support/trade.ts';
import { bodyOf, everybody } from '../../support/trade.ts';
import { everyStatus, situation } from './situations.ts';

/** Whose part an action ever is on rubbish (0601) that `urban` was given. Everybody else is told "never you" (403) in every status. */
const ever = grid(`
accept            desk dispatcher county
reject            desk dispatcher county
askInformation    desk dispatcher county
giveInformation   wang
merge             dispatcher county
settle            worker parttimer leader desk dispatcher county
escalate          leader desk
dispatch          desk dispatcher county
sign              clerk
askReturn         clerk
grantReturn       dispatcher county
refuseReturn      dispatcher county
askExtension      clerk
grantExtension    dispatcher chief county
refuseExtension   dispatcher chief county
askHold           clerk
grantHold         chief
refuseHold        chief
resume            clerk chief
askAssist         clerk
giveAssist
feedBack          clerk
pass              worker verifier
fail              worker verifier
samplePass        verifier
sampleFail        verifier
reopen            worker wang
regrade           dispatcher county
urge              dispatcher verifier chief county
answerSupervision dispatcher head
takeOver          chief
reassign          head
designate         dispatcher chief county
contact           worker parttimer leader desk dispatcher clerk chief county
arrive            worker parttimer leader desk clerk
callBack          verifier
reportProgress    dispatcher clerk head chief county
standDown         dispatcher chief county
secondSign        desk dispatcher verifier clerk head chief county
sitting           clerk
moveUp
agree
comment           worker parttimer leader desk dispatcher verifier mediator clerk head chief county
withdraw          wang
refer             desk dispatcher county
appeal            wang
declareEmergency  dispatcher chief county
rate              wang
`);

/** Who may do it now. Everybody named above and not here is told "not now" (409). */
const now = `
submitted
  accept            desk dispatcher county
  reject            desk dispatcher county
  askInformation    desk dispatcher county
  merge             dispatcher county
  urge              dispatcher verifier chief county
  takeOver          chief
  contact           worker parttimer leader desk dispatcher chief county
  comment           worker parttimer leader desk dispatcher verifier mediator chief county
  withdraw          wang
  refer             desk dispatcher county
  declareEmergency  dispatcher chief county

accepted
  merge             dispatcher county
  settle            worker parttimer leader desk dispatcher county
  escalate          leader desk
  dispatch          desk dispatcher county
  regrade           dispatcher county
  urge              dispatcher verifier chief county
  takeOver          chief
  contact           worker parttimer leader desk dispatcher chief county
  comment           worker parttimer leader desk dispatcher verifier mediator chief county
  withdraw          wang
  refer             desk dispatcher county
  declareEmergency  dispatcher chief county

dispatched
  sign              clerk
  askReturn         clerk
  regrade           dispatcher county
  urge              dispatcher verifier chief county
  takeOver          chief
  reassign          head
  contact           worker parttimer leader desk dispatcher clerk chief county
  arrive            worker parttimer leader desk clerk
  comment           worker parttimer leader desk dispatcher verifier mediator clerk head chief county
  withdraw          wang
  declareEmergency  dispatcher chief county

inProgress
  askExtension      clerk
  askHold           clerk
  askAssist         clerk
  feedBack          clerk
  regrade           dispatcher county
  urge              dispatcher verifier chief county
  takeOver          chief
  reassign          head
  contact           worker parttimer leader desk dispatcher clerk chief county
  arrive            worker parttimer leader desk clerk
  comment           worker parttimer leader desk dispatcher verifier mediator clerk head chief county
  withdraw          wang
  declareEmergency  dispatcher chief county

verifying
  pass              worker verifier
  fail              worker verifier
  urge              dispatcher verifier chief county
  takeOver          chief
  contact           worker parttimer leader desk dispatcher clerk chief county
  comment           worker parttimer leader desk dispatcher verifier mediator clerk head chief county
  withdraw          wang

closed
  reopen            worker wang
  callBack          verifier
  comment           worker parttimer leader desk dispatcher verifier mediator clerk head chief county
  rate              wang

archived

rejected
  comment           worker parttimer leader desk dispatcher verifier mediator chief county
  appeal            wang

merged

referred

withdrawn
`;

/** Bodies of their own: a village desk sends to the village's forces only (004-28). */
const special: Partial<Record<Who, Partial<Record<Action, unknown>>>> = { desk: { dispatch: { lead: 'village1', person: 'desk' } }, desk3: { dispatch: { lead: 'village1', person: 'desk' } } };

/** The cast has doubles, so that two persons can be two. */
const doubles: Partial<Record<Who, Who>> = { desk3: 'desk', dispatcher3: 'dispatcher', clerk3: 'clerk' };

function grid(text: string): Map<string, readonly string[]> {
  return new Map(text.trim().split('\n').map((row) => { const [name, ...who] = row.trim().split(/ +/); return [name!, who]; }));
}

function openIn(status: Status): Map<string, readonly string[]> {
  const found = new RegExp(`^${status}$((?:\\n  .+)*)`, 'm').exec(now);
  if (!found) throw new Error(`the grid has no ${status}`);
  return grid(found[1]!);
}

/** Where `urban` was given the case; before that, and where it went elsewhere, its people are strangers. */
const given: readonly Status[] = ['dispatched', 'inProgress', 'verifying', 'closed', 'archived'];

/** As in the grids; the second signature and a double may be barred as persons, which other tests tell. */
function expected(status: Status, who: Who, action: Action): string {
  const role = doubles[who] ?? who;
  if (openIn(status).get(action)?.includes(role)) return 'done';
  const isStranger = ['clerk', 'head'].includes(role) && !given.includes(status);
  return ever.get(action)?.includes(role) && !isStranger ? '409' : 'forbidden';
}

const told = (answer: string): string => {
  const code = answer.split(' ')[0]!;
  return ['notNow', 'tooLate', 'askedAlready'].includes(code) ? '409' : code;
};

test('the grids name every action and every status', () => {
  expect([...ever.keys()]).toEqual(actions);
  expect(now.match(/^\w+$/gm)).toEqual(everyStatus);
});

test.each(everyStatus)('%s: every action by everybody is as the grid says, and open actions agree', (status) => {
  const incident = situation(status);
  for (const who of everybody) {
    const open = incident.open(who);
    for (const action of actions) {
      const answer = told(incident.tries(who, action, special[who]?.[action] ?? bodyOf(action)));
      expect(`${who} ${action} ${answer}`).toBe(`${who} ${action} ${expected(status, who, action)}`);
      expect(`${who} ${action} ${open.includes(action)}`).toBe(`${who} ${action} ${answer === 'done'}`);
    }
  }
});
