import { createHands } from '../../activities/apply-command.ts';
import type { Message } from '../../activities/relay/channel.ts';
import { sendNotices } from '../../activities/relay/send-notices.ts';
import type { NewReport } from '../../db/intake.ts';
import { receiveReport } from '../../db/intake.ts';
import type { Action } from '../../domain/case/commands.ts';
import type { County, Name } from '../db/county.ts';
import { aCounty } from '../db/county.ts';

let county: County;
beforeAll(async () => {
  county = await aCounty();
});
afterAll(() => county.close());

const on = (text: string): number => Date.parse(`2026-03-${text.replace(' ', 'T')}:00+08:00`);
const said = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(8, 16).replace('T', ' ');

/** The hands at an hour of that week, as if it were now. */
const hands = (at: string) => createHands({ db: county.db, keys: county.keys, now: () => on(at) });
async function does(at: string, name: Name, caseId: string, action: Action, body?: unknown): Promise<void> {
  const answer = await hands(at).turn({ kind: 'command', caseId, commandId: await county.claim(name, caseId, action, body) });
  if (answer.refused) throw new Error(`${name} ${action}: ${answer.refused}`);
}
const looks = (at: string, caseId: string) => hands(at).turn({ kind: 'look', caseId, commandId: caseId });
async function reported(at: string, more: Partial<NewReport> = {}): Promise<string> {
  const { caseId } = await receiveReport(county.db, county.keys, {
    receivedAt: on(at), category: '0401', severity: 'general', channel: 'resident', location: null, evidence: [], onSpot: false, place: county.areaOf('grid1'),
    reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true }, sealed: { description: 'the fire lane is blocked' },
    viewer: { kind: 'resident', personId: null, grants: [], reporter: true }, actor: { kind: 'resident' }, ...more,
  });
  await hands(at).turn({ kind: 'open', caseId, commandId: caseId });
  return caseId;
}
const messages = async (caseId: string) => (await county.db.selectFrom('notice').select(['template', 'not_before', 'state']).where('case_id', '=', caseId).orderBy('created_at').orderBy('id').execute())
  .map(({ template, not_before, state }) => `${template} ${said(not_before)} ${state}`);
/** With the department since 09:00, its 70 % reached at 16:06. */
async function reminded(): Promise<string> {
  const caseId = await reported('02 08:40');
  await does('02 08:50', 'dispatcher', caseId, 'accept', { category: '0401' });
  await does('02 09:00', 'dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' });
  await does('02 09:10', 'clerk', caseId, 'sign');
  await does('02 09:15', 'desk', caseId, 'contact', { text: 'told' });
  await county.db.updateTable('notice').set({ state: 'sent' }).where('case_id', '=', caseId).execute();
  await looks('02 16:06', caseId);
  return caseId;
}

it('a report of the night wakes nobody before eight', async () => {
  expect(await messages(await reported('02 23:10'))).toEqual(['Submitted 03 08:00 waiting', 'Submitted 03 08:00 waiting']);
});

it('an emergency wakes those whom it concerns', async () => {
  const caseId = await reported('02 23:10', { category: '0410', severity: 'major' });
  const { profile } = await county.db.selectFrom('cases').select('profile').where('id', '=', caseId).executeTakeFirstOrThrow();
  expect(['E', 'U']).toContain(profile);
  expect(await messages(caseId)).toEqual(['Submitted 02 23:10 waiting', 'Submitted 02 23:10 waiting']);
});

it('a rung that only tells waits for the digest of the next morning', async () => {
  expect(await messages(await reminded())).toContain('rung.tell 03 08:30 waiting');
});

it('a reminder that waits is cancelled when the work is handed in', async () => {
  const caseId = await reminded();
  await does('02 17:00', 'clerk', caseId, 'feedBack', { result: 'fixed', text: 'cleared', evidence: [] });
  const told = await messages(caseId);
  expect(told).toContain('rung.tell 03 08:30 cancelled');
  expect(told).toContain('FedBack 02 17:00 waiting');
});

it('and when the clock rests, and not when somebody only says something', async () => {
  const caseId = await reminded();
  await does('02 16:30', 'clerk', caseId, 'comment', { text: 'on the way' });
  expect(await messages(caseId)).toContain('rung.tell 03 08:30 waiting');
  await does('02 16:40', 'clerk', caseId, 'askHold', { reasonCode: 'season', interimMeasure: 'fenced', until: '2026-03-10' });
  await does('02 16:50', 'chief', caseId, 'grantHold');
  expect(await messages(caseId)).toContain('rung.tell 03 08:30 cancelled');
});

it('reminders for the same people leave as one digest, the rest by itself', async () => {
  await county.db.updateTable('notice').set({ state: 'cancelled' }).execute();
  const [one, other] = [await reminded(), await reminded()];
  const numbers = (await county.db.selectFrom('cases').select('number').where('id', 'in', [one, other]).execute()).map(({ number }) => number).toSorted();
  const sent: Message[] = [];
  const send = () => sendNotices({ db: county.db, channels: [{ name: 'sms', send: async (message) => void sent.push(message) }], linkTo: (number) => number, failed: (id) => { throw new Error(id); } });
  await send();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ template: 'rung.tell', recipient: { role: 'clerk', unit: 'urban' } });
  expect(sent[0]!.numbers?.toSorted()).toEqual(numbers);
  await send();
  expect(sent).toHaveLength(1);
});
