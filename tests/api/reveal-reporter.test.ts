import { inProgress } from '../db/county.ts';
import { openDoor } from './door.ts';
import type { Door, Person } from './door.ts';

let door: Door;
let number: string;
let caseId: string;
beforeAll(async () => {
  door = await openDoor();
  ({ number, caseId } = await door.county.report());
});
afterAll(() => door.close());

const reveal = (who: Person, more: object = {}) => door.ask(who, 'post', '/api/reveal', { body: { target: `incident:${number}`, fields: ['phone'], purpose: '回访', ...more } });

it('shows the number of whoever reported, for a purpose, and notes it before', async () => {
  const answer = await reveal('verifier', { fields: ['phone', 'name'] });
  expect([answer.status, answer.body, answer.headers['cache-control']]).toMatchObject([200, { target: `case:${caseId}`, fields: { phone: '13800001234', name: expect.stringMatching(/^W/) } }, 'no-store']);
  const { items } = (await door.ask('privacy', 'get', `/api/audit/access?target=case:${caseId}`)).body;
  expect(items[0]).toMatchObject({ action: 'case.reveal', fields: ['phone', 'name'], purpose: '回访', role: 'verifier' });
  expect(JSON.stringify(items)).not.toContain('13800001234');
});

it.each([['the number alone', () => number], ['the id', () => caseId], ['the id, named as an incident', () => `incident:${caseId}`]])('takes %s', async (_, target) => {
  expect((await reveal('desk', { target: target() })).body.fields).toEqual({ phone: '13800001234' });
});

it.each<[Person, string]>([['desk2', '404 notFound'], ['clerk', '404 notFound'], ['auditor', '403 forbidden'], ['admin', '403 forbidden'], ['informant', '403 forbidden']])(
  'is not for the %s', async (who, told) => {
    const { status, body } = await reveal(who);
    expect(`${status} ${body.code}`).toBe(told);
  });

it('is for the clerk once the case was given to his unit', async () => {
  const given = await inProgress(door.county);
  expect((await reveal('clerk', { target: given.number })).status).toBe(200);
});
