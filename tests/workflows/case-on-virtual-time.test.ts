import type { Answer, Seen, Turn } from '../../domain/case/contract.ts';
import { caseWorkflow } from '../../workflows/case.ts';
import { ContinuedAsNew, stage } from './virtual/temporal.ts';

jest.mock('@temporalio/workflow', () => jest.requireActual('./virtual/temporal.ts'));

const minutes = 60_000;
const caseId = '0190a000-0000-7000-8000-000000000001';
const start = Date.parse('2026-03-02T08:40:00+08:00');

/** The ledger of one case: numbers its turns and lets its alarm ring when `ringsAt` says. */
let turns: Turn[];
let said: Partial<Seen>;

const command = (commandId: string): Turn => ({ kind: 'command', caseId, commandId });
const ask = (commandId: string) => stage.update('act', command(commandId));
const answerOf = (seen: Seen): Answer => ({ refused: null, seq: seen.seq, head: 'h', seen });
const begin = (seen: Partial<Seen> = {}) => {
  const ended: { run?: unknown; done?: true; failure?: unknown } = {};
  void caseWorkflow({ caseId, seen: { seq: 0, alarmAt: null, over: false, ...seen } }).then(
    () => { ended.done = true; },
    (failure: unknown) => { if (failure instanceof ContinuedAsNew) ended.run = failure.run; else ended.failure = failure; },
  );
  return ended;
};
const looks = () => turns.filter(({ kind }) => kind === 'look');

beforeEach(() => {
  jest.useFakeTimers({ now: start });
  stage.reset();
  turns = [];
  said = {};
  let seq = 0;
  stage.applyTurn = async (turn: Turn) => {
    turns.push(turn);
    return answerOf({ seq: (seq += 1), alarmAt: null, over: false, ...said });
  };
});
afterEach(() => { jest.useRealTimers(); });

it('answers each command with what the ledger said', async () => {
  begin();
  await expect(ask('accept')).resolves.toMatchObject({ refused: null, seq: 1 });
  await expect(ask('dispatch')).resolves.toMatchObject({ seq: 2 });
  expect(turns.map(({ commandId }) => commandId)).toEqual(['accept', 'dispatch']);
});

it('takes those who ask at once one after the other, in the order they came', async () => {
  const diary: string[] = [];
  stage.applyTurn = async ({ commandId }: Turn) => {
    diary.push(`${commandId} in`);
    await new Promise((done) => { setTimeout(done, 50); });
    diary.push(`${commandId} out`);
    return answerOf({ seq: diary.length, alarmAt: null, over: false });
  };
  begin();
  const both = Promise.all([ask('first'), ask('second'), ask('third')]);
  await jest.advanceTimersByTimeAsync(200);
  await both;
  expect(diary).toEqual(['first in', 'first out', 'second in', 'second out', 'third in', 'third out']);
});

it('hands a refusal on as an answer', async () => {
  stage.applyTurn = async () => ({ ...answerOf({ seq: 4, alarmAt: null, over: false }), refused: 'notNow' });
  begin();
  await expect(ask('sign')).resolves.toMatchObject({ refused: 'notNow' });
});

it('looks when the alarm rings, not before, and again at the next alarm', async () => {
  begin({ seq: 4, alarmAt: start + 30 * minutes });
  said = { alarmAt: start + 3 * 24 * 60 * minutes };
  await jest.advanceTimersByTimeAsync(30 * minutes - 1);
  expect(looks()).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(1);
  expect(looks()).toHaveLength(1);
  said = { alarmAt: null };
  await jest.advanceTimersByTimeAsync(3 * 24 * 60 * minutes);
  expect(looks()).toHaveLength(2);
});

it('lets a command move the alarm', async () => {
  begin({ seq: 1, alarmAt: start + 10 * minutes });
  await jest.advanceTimersByTimeAsync(5 * minutes);
  said = { alarmAt: start + 60 * minutes };
  await ask('accept');
  await jest.advanceTimersByTimeAsync(50 * minutes);
  expect(looks()).toHaveLength(0);
  await jest.advanceTimersByTimeAsync(5 * minutes);
  expect(looks()).toHaveLength(1);
});

it('looks at once when told to, with an id of its own each time', async () => {
  begin({ seq: 3 });
  said = { seq: 3 };
  await stage.signal('lookAgain');
  await jest.advanceTimersByTimeAsync(1);
  await stage.signal('lookAgain');
  await jest.advanceTimersByTimeAsync(1);
  expect(new Set(looks().map(({ commandId }) => commandId)).size).toBe(2);
});

it('does not run hot when an alarm does not move', async () => {
  said = { seq: 5, alarmAt: start };
  begin({ seq: 5, alarmAt: start });
  await jest.advanceTimersByTimeAsync(60 * minutes);
  expect(looks().length).toBeGreaterThan(5);
  expect(looks().length).toBeLessThan(30);
});

it('ends with the case, and not before', async () => {
  const workflow = begin();
  await ask('accept');
  expect(workflow.done).toBeUndefined();
  said = { over: true };
  await ask('withdraw');
  await jest.advanceTimersByTimeAsync(1);
  expect(workflow).toEqual({ done: true });
});

it('answers whoever asked before the end', async () => {
  const workflow = begin();
  said = { over: true };
  const both = Promise.all([ask('withdraw'), ask('comment')]);
  await jest.advanceTimersByTimeAsync(1);
  await expect(both).resolves.toHaveLength(2);
  expect(workflow).toEqual({ done: true });
});

it('ends when there is no such case', async () => {
  said = { over: true, seq: 0 };
  const workflow = begin({ alarmAt: start });
  await jest.advanceTimersByTimeAsync(10);
  expect(workflow).toEqual({ done: true });
});

it('keeps the case when a command breaks the machinery', async () => {
  const works = stage.applyTurn;
  stage.applyTurn = () => Promise.reject(new Error('the rule threw'));
  const workflow = begin();
  await expect(ask('poison')).rejects.toMatchObject({ type: 'notApplied' });
  stage.applyTurn = works;
  await expect(ask('sign')).resolves.toMatchObject({ seq: 1 });
  expect(workflow).toEqual({});
});

it('tries a broken alarm again, later and later, and serves people meanwhile', async () => {
  let tries = 0;
  const works = stage.applyTurn;
  stage.applyTurn = async (turn: Turn) => {
    if (turn.kind === 'command') return works(turn as never);
    tries += 1;
    throw new Error('the rule threw');
  };
  begin({ seq: 2, alarmAt: start });
  await jest.advanceTimersByTimeAsync(30 * minutes);
  expect(tries).toBeGreaterThanOrEqual(8);
  expect(tries).toBeLessThan(25);
  await expect(ask('comment')).resolves.toMatchObject({ seq: 1 });
});

describe('when the history grew long', () => {
  it('goes on in a new run with what it has seen', async () => {
    const workflow = begin();
    said = { alarmAt: start + 60 * minutes };
    await ask('accept');
    stage.historyIsLong = true;
    await stage.settle();
    expect(workflow).toEqual({ run: { caseId, seen: { seq: 1, alarmAt: start + 60 * minutes, over: false } } });
  });

  it('first answers everybody who stands in line', async () => {
    const works = stage.applyTurn;
    stage.applyTurn = async (turn: Turn) => {
      await new Promise((done) => { setTimeout(done, 20); });
      return works(turn as never);
    };
    const workflow = begin();
    const three = Promise.all([ask('one'), ask('two'), ask('three')]);
    stage.historyIsLong = true;
    await jest.advanceTimersByTimeAsync(100);
    await expect(three).resolves.toHaveLength(3);
    expect(workflow).toEqual({ run: { caseId, seen: { seq: 3, alarmAt: null, over: false } } });
  });

  it('takes an unheeded nudge along as an alarm that is due', async () => {
    stage.historyIsLong = true;
    const workflow = begin({ seq: 9, alarmAt: start + 60 * minutes });
    await stage.signal('lookAgain');
    expect(workflow).toEqual({ run: { caseId, seen: { seq: 9, alarmAt: start, over: false } } });
  });
});

it.each([
  ['nothing at all', undefined],
  ['a turn of another case', { kind: 'command', caseId: 'another', commandId: 'x' }],
  ['a kind nobody knows', { kind: 'delete', caseId, commandId: 'x' }],
  ['a turn without an id', { kind: 'command', caseId }],
])('turns away %s', async (_what, turn) => {
  begin();
  await expect(stage.update('act', turn)).rejects.toMatchObject({ type: 'nonsense' });
  expect(turns).toEqual([]);
});
