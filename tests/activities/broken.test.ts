import { createActivities } from '../../activities/index.ts';
import { marked } from '../../activities/broken.ts';

const turn = { kind: 'command', caseId: 'c', commandId: 'k' } as const;
const failing = (failure: unknown) => createActivities({ hands: { turn: () => Promise.reject(failure) } }).applyTurn(turn);
const withCode = (code: string) => Object.assign(new Error('Key (phone)=(13800000000) already exists'), { code });

it.each(['ECONNREFUSED', '57P01', '57P03', '40001', '40P01', '55P03', '57014', '08006', '53300'])('asks again after %s', async (code) => {
  await expect(failing(withCode(code))).rejects.toMatchObject({ nonRetryable: false, type: 'databaseAway' });
});

it.each(['23505', '22P02', '42P01', '42501', 'P0001'])('does not ask again after %s, and says nothing of the row', async (code) => {
  const failure = await failing(withCode(code)).catch((thrown: unknown) => thrown);
  expect(failure).toMatchObject({ nonRetryable: true, type: code });
  expect(JSON.stringify([failure, (failure as Error).message, (failure as Error).stack, (failure as Error).cause])).not.toContain('13800000000');
});

it('does not ask again when a rule threw', async () => {
  await expect(failing(new TypeError('no such profile'))).rejects.toMatchObject({ nonRetryable: true, type: 'TypeError' });
});

it('sees through a wrapped cause', () => {
  expect(marked(new Error('while appending', { cause: withCode('57P01') })).nonRetryable).toBe(false);
});

it('tells where a turn broke, never what was in it', async () => {
  const told: unknown[] = [];
  const hands = { turn: () => Promise.reject(new Error('王阿姨')) };
  await createActivities({ hands, onBroken: (broken) => told.push(broken) }).applyTurn(turn).catch(() => undefined);
  expect(told).toEqual([expect.objectContaining({ caseId: 'c', commandId: 'k', what: 'Error' })]);
  expect(JSON.stringify(told)).not.toContain('王阿姨');
});
