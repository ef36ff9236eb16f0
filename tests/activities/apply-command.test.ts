import { randomUUID } from 'node:crypto';
import { readLedger } from '../../db/ledger.ts';
import { loadState } from '../../db/cases.ts';
import { claimCommand, findRefusal } from '../../db/command-log.ts';
import type { County } from '../db/county.ts';
import { aCounty, inProgress } from '../db/county.ts';

let county: County;
beforeAll(async () => { county = await aCounty(); });
afterAll(() => county.close());

const types = async (caseId: string) => (await readLedger(county.db, county.keys, caseId)).map(({ type }) => type);
const commandRow = (id: string) => county.db.selectFrom('command_log').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a turn of a case', () => {
  it('makes a case of a report and follows it to the reporter', async () => {
    const { caseId, answer } = await inProgress(county);
    expect(answer).toMatchObject({ refused: null, seq: 4, seen: { seq: 4, over: false } });
    expect(answer.seen.alarmAt).toBeGreaterThan(Date.now());
    await county.does('clerk', caseId, 'feedBack', { result: 'fixed', text: 'cleared' });
    const passed = await county.does('verifier', caseId, 'pass', { method: 'photo', informed: 'the reporter' });
    expect(passed).toMatchObject({ refused: null, seq: 6 });
    expect(await types(caseId)).toEqual(['Submitted', 'Accepted', 'Dispatched', 'Signed', 'FedBack', 'Passed']);
    const row = await county.db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'closed', open: false, over: false, lead: 'urban', solved: true, result: 'fixed', due_at: null, major: '04' });
    expect(row.state).not.toHaveProperty('private');
    expect(row.head.toString('hex')).toBe(passed.head);
  });

  it('keeps the texts and the names as ciphertext alone', async () => {
    const { caseId } = await county.report();
    const raw = await county.db.selectFrom('ledger').selectAll().where('stream', '=', caseId).executeTakeFirstOrThrow();
    expect(JSON.stringify([raw.data, raw.actor])).not.toMatch(/Wang|1380000|blocked/);
    const [line] = await readLedger(county.db, county.keys, caseId, { withSealed: true });
    expect(line?.sealed).toMatchObject({ reporterName: 'Wang' });
    expect((await loadState(county.db, county.keys, caseId)).private).toMatchObject({ reporterPhone: '13800001234' });
    expect((await county.db.selectFrom('intake').select('sealed').where('case_id', '=', caseId).executeTakeFirstOrThrow()).sealed).toBeNull();
  });

  it('writes the name of whoever acted as it was then', async () => {
    const { caseId } = await county.report();
    await county.does('dispatcher', caseId, 'accept', { category: '0401' });
    const lines = await readLedger(county.db, county.keys, caseId, { withSealed: true });
    expect(lines[1]).toMatchObject({ actorName: 'name of dispatcher', actor: { kind: 'person', role: 'dispatcher', unit: 'centre' } });
  });

  it('opens a report once, however often it is asked to', async () => {
    const { caseId, answer } = await county.report();
    const again = await Promise.all([1, 2, 3].map(() => county.hands.turn({ kind: 'open', caseId, commandId: caseId })));
    expect(again).toEqual([answer, answer, answer]);
    expect(await types(caseId)).toEqual(['Submitted']);
  });

  it('wipes what was asked once it is answered', async () => {
    const { caseId } = await county.report();
    const commandId = await county.claim('dispatcher', caseId, 'comment', { text: 'call Wang on 13800001234' });
    expect((await commandRow(commandId)).body_sealed).not.toBeNull();
    await county.hands.turn({ kind: 'command', caseId, commandId });
    expect(await commandRow(commandId)).toMatchObject({ body_sealed: null, refused: null, answer: { refused: null, seq: 2 } });
  });

  it('answers a command once and gives the same answer ever after', async () => {
    const { caseId } = await county.report();
    const commandId = await county.claim('dispatcher', caseId, 'comment', { text: 'seen' });
    const turn = { kind: 'command' as const, caseId, commandId };
    const first = await county.hands.turn(turn);
    await county.does('desk', caseId, 'comment', { text: 'and another' });
    expect(await county.hands.turn(turn)).toEqual(first);
    expect(await types(caseId)).toHaveLength(3);
  });

  it('gives twenty twins of one key one line and one answer', async () => {
    const { caseId } = await county.report();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => county.does('dispatcher', caseId, 'accept', { category: '0401' }, { key })));
    expect(answers[0]).toMatchObject({ refused: null, seq: 2 });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await types(caseId)).toEqual(['Submitted', 'Accepted']);
  });

  it('refuses the same key for something else', async () => {
    const { caseId } = await county.report();
    const key = randomUUID();
    await county.claim('desk', caseId, 'comment', { text: 'one' }, { key });
    await expect(county.claim('desk', caseId, 'comment', { text: 'two' }, { key })).rejects.toThrow('reused');
  });

  it('lets one of two win and tells the other that it is late', async () => {
    const { caseId } = await county.report();
    const both = await Promise.all([
      county.does('dispatcher', caseId, 'accept', { category: '0401' }, { ifMatch: 1 }),
      county.does('desk', caseId, 'accept', { category: '0401' }, { ifMatch: 1 }),
    ]);
    expect(both.map(({ refused }) => refused).toSorted()).toEqual(['stale', null].toSorted());
    expect(both.map(({ seq }) => seq)).toEqual([2, 2]);
    const blind = await Promise.all([
      county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' }),
      county.does('county', caseId, 'dispatch', { lead: 'roads', person: 'roadsclerk' }),
    ]);
    expect(blind.filter(({ refused }) => refused === 'notNow')).toHaveLength(1);
    expect(await types(caseId)).toEqual(['Submitted', 'Accepted', 'Dispatched']);
  });

  it('notes a refusal with its reason and writes no line', async () => {
    const { caseId } = await county.report();
    const commandId = await county.claim('dispatcher', caseId, 'accept', { category: '9999' });
    const answer = await county.hands.turn({ kind: 'command', caseId, commandId });
    expect(answer).toMatchObject({ refused: 'invalid', seq: 1, seen: { seq: 1 } });
    expect(await findRefusal(county.db, commandId)).toMatchObject({ code: 'invalid', errors: [{ path: 'category', code: 'unknownCategory' }] });
    expect(await commandRow(commandId)).toMatchObject({ refused: 'invalid', body_sealed: null });
    expect(await types(caseId)).toEqual(['Submitted']);
  });

  it.each([
    ['a unit nobody knows', { lead: 'nowhere', person: 'clerk' }, 'lead'], ['a person of another unit', { lead: 'urban', person: 'roadsclerk' }, 'person'],
    ['a unit of the other town', { lead: 'urban2', person: 'clerk2' }, 'lead'], ['a text with a NUL', { lead: 'ur\u0000ban', person: 'clerk' }, 'lead'],
    ['a number for a name', { lead: 7, person: 'clerk' }, 'lead'], ['a field we do not know', { lead: 'urban', person: 'clerk', __proto__x: 1 }, '__proto__x'],
    ['a list where a word belongs', { lead: ['urban'], person: 'clerk' }, 'lead'],
  ])('refuses %s without a trace in the ledger', async (_, body, path) => {
    const { caseId } = await county.report();
    await county.does('dispatcher', caseId, 'accept', { category: '0401' });
    const commandId = await county.claim('dispatcher', caseId, 'dispatch', body);
    expect(await county.hands.turn({ kind: 'command', caseId, commandId })).toMatchObject({ refused: 'invalid', seq: 2 });
    expect((await findRefusal(county.db, commandId))?.errors?.map((error) => error.path)).toContain(path);
  });

  it('puts messages in the outbox, once for each line and listener', async () => {
    const { caseId } = await inProgress(county);
    const notices = await county.db.selectFrom('notice').selectAll().where('case_id', '=', caseId).execute();
    expect(notices.length).toBeGreaterThan(3);
    expect(new Set(notices.map(({ dedupe }) => dedupe)).size).toBe(notices.length);
    expect(JSON.stringify(notices)).not.toMatch(/Wang|1380000|fire lane/);
  });

  it('throws at a command that was never written down', async () => {
    const { caseId } = await county.report();
    await expect(county.hands.turn({ kind: 'command', caseId, commandId: randomUUID() })).rejects.toThrow('was written down');
    const other = await county.report();
    const commandId = await county.claim('desk', caseId, 'comment', { text: 'here' });
    await expect(county.hands.turn({ kind: 'command', caseId: other.caseId, commandId })).rejects.toThrow('another case');
  });

  it('leaves nothing behind when it breaks in the middle', async () => {
    const { caseId } = await county.report();
    const commandId = await county.claim('dispatcher', caseId, 'accept', { category: '0401' });
    await county.db.insertInto('ledger').values({ // a line that another writer should never have written: the hands stumble over it
      stream: caseId, seq: 2, type: 'Commented', at: new Date(), recorded_at: new Date(), due_at: null, actor: '{}', data: '{}', sealed: null, command_id: null, suite: 1,
      prev_hash: Buffer.alloc(32), hash: Buffer.alloc(32),
    }).execute();
    await expect(county.hands.turn({ kind: 'command', caseId, commandId })).rejects.toMatchObject({ code: '23505' });
    expect(await commandRow(commandId)).toMatchObject({ answer: null });
    expect((await commandRow(commandId)).body_sealed).not.toBeNull();
    expect(await county.db.selectFrom('cases').select('status').where('id', '=', caseId).executeTakeFirst()).toEqual({ status: 'submitted' });
  });

  it('stops writing when the database was restored behind its back', async () => {
    const { caseId } = await county.report();
    await county.db.updateTable('setting').set({ value: '2' }).where('key', '=', 'epoch').execute();
    await expect(county.looks(caseId)).rejects.toThrow('epoch 2');
    await county.db.updateTable('setting').set({ value: '1' }).where('key', '=', 'epoch').execute();
  });
});

describe('a merge', () => {
  it('writes both ledgers in one turn, and the other reporter hears the answer', async () => {
    const parent = await inProgress(county);
    const child = await county.report();
    expect(await county.does('dispatcher', child.caseId, 'merge', { into: parent.number })).toMatchObject({ refused: null, seen: { over: true, alarmAt: null } });
    expect((await types(child.caseId)).at(-1)).toBe('Merged');
    expect((await types(parent.caseId)).at(-1)).toBe('ChildMerged');
    expect(await loadState(county.db, county.keys, parent.caseId)).toMatchObject({ children: [child.caseId], seq: 5 });
    await county.does('clerk', parent.caseId, 'feedBack', { result: 'fixed', text: 'cleared' });
    await county.does('verifier', parent.caseId, 'pass', { method: 'photo', informed: 'the reporter' });
    const told = await county.db.selectFrom('notice').select(['template', 'params']).where('case_id', '=', child.caseId).where('dedupe', 'like', 'parent:%').execute();
    expect(told.map(({ template }) => template)).toContain('reporter.Passed');
    expect(told[0]?.params.number).toBe(child.number);
  });

  it('finds no target that the caller may not see', async () => {
    const hidden = await county.report({ place: county.areaOf('grid2') });
    const child = await county.report();
    expect(await county.does('dispatcher', child.caseId, 'merge', { into: hidden.number })).toMatchObject({ refused: 'invalid' });
    expect(await types(hidden.caseId)).toEqual(['Submitted']);
  });

  it('never stands still when two cases are merged into one another', async () => {
    const [one, other] = [await county.report(), await county.report()];
    const answers = await Promise.all([
      county.does('dispatcher', one.caseId, 'merge', { into: other.number }), county.does('county', other.caseId, 'merge', { into: one.number }),
    ]);
    expect(answers.filter(({ refused }) => refused === null)).toHaveLength(1);
  });
});

describe('the clock', () => {
  const monday = Date.parse('2026-03-02T08:40:00+08:00');
  const at = (text: string) => Date.parse(`2026-03-${text}+08:00`);

  it('climbs the ladder when nobody acts, each rung once', async () => {
    const { caseId } = await county.report({}, monday);
    await county.does('dispatcher', caseId, 'accept', { category: '0401' }, { at: at('02T08:50:00') });
    await county.does('dispatcher', caseId, 'dispatch', { lead: 'urban', person: 'clerk' }, { at: at('02T09:00:00') });
    await county.does('clerk', caseId, 'sign', {}, { at: at('02T09:40:00') });
    const early = await county.looks(caseId, at('02T10:00:00'));
    expect(early).toMatchObject({ refused: null, seq: 4 });
    const looked = await county.looks(caseId, at('03T14:30:00'));
    expect(looked.seq).toBeGreaterThan(7);
    const lines = await readLedger(county.db, county.keys, caseId);
    const rungs = lines.filter(({ data }) => data.clock === 'handle').map(({ data, dueAt }) => `${new Date(dueAt!).toISOString().slice(5, 16)} ${String(data.then)}`);
    expect(rungs).toEqual(['03-02T08:06 tell', '03-02T09:42 tell', '03-03T01:00 urge', '03-03T06:30 supervise']);
    expect(lines.at(-1)).toMatchObject({ actor: { kind: 'clock' }, at: at('03T14:30:00'), recordedAt: at('03T14:30:00'), commandId: null });
    expect(await county.looks(caseId, at('03T14:30:00'))).toEqual(looked);
    expect(await county.db.selectFrom('cases').select(['height', 'waiting_for']).where('id', '=', caseId).executeTakeFirst()).toEqual({ height: 1, waiting_for: ['role:head@urban'] });
  });

  it('lets two looks at once write every rung once', async () => {
    const { caseId } = await county.report({}, monday);
    await Promise.all([1, 2, 3, 4].map(() => county.looks(caseId, at('04T10:00:00'))));
    const lines = await readLedger(county.db, county.keys, caseId);
    const claimed = await county.db.selectFrom('rung').selectAll().where('stream', '=', caseId).execute();
    expect(claimed.length).toBeGreaterThan(0);
    expect(lines.filter(({ type }) => type === 'RungReached' || type === 'Supervised')).toHaveLength(claimed.length);
  });

  it('never lets a rung be taken twice, even by a row that forgot it', async () => {
    const { caseId } = await county.report({}, monday);
    const [first] = await county.db.selectFrom('ledger').select('seq').where('stream', '=', caseId).execute();
    await county.db.insertInto('rung').values({ stream: caseId, clock: 'accept', round: 1, about: '', rung: '70' }).execute();
    const rungs = await county.db.selectFrom('rung').selectAll().where('stream', '=', caseId).execute();
    expect([first?.seq, rungs.length]).toEqual([1, 1]);
    await expect(county.db.insertInto('rung').values({ stream: caseId, clock: 'accept', round: 1, about: '', rung: '70' }).execute()).rejects.toMatchObject({ code: '23505' });
  });

  it('sends no message for a story told in the past', async () => {
    const { caseId } = await county.report({}, monday);
    const waiting = await county.db.selectFrom('notice').select('id').where('case_id', '=', caseId).where('state', '=', 'waiting').execute();
    expect(waiting).toEqual([]);
  });

  it('never writes earlier than the line before', async () => {
    const { caseId } = await county.report({}, at('05T10:00:00'));
    await county.does('desk', caseId, 'comment', { text: 'by a clock that went back' }, { at: monday });
    const lines = await readLedger(county.db, county.keys, caseId);
    expect(lines[1]!.at).toBeGreaterThanOrEqual(lines[0]!.at);
  });
});

describe('the command log', () => {
  it('says what stands with a key', async () => {
    const { caseId } = await county.report();
    const asker = await county.as('desk');
    const claim = { caller: 'desk', key: randomUUID(), fingerprint: 'f', caseId, action: 'comment', body: { text: 'hello' }, ...asker };
    const first = await claimCommand(county.db, county.keys, claim);
    expect(first.kind).toBe('new');
    expect(await claimCommand(county.db, county.keys, claim)).toMatchObject({ kind: 'waiting' });
    expect(await claimCommand(county.db, county.keys, { ...claim, caller: 'clerk' })).toMatchObject({ kind: 'new' });
    if (first.kind !== 'new') throw new Error('unreachable');
    await county.hands.turn({ kind: 'command', caseId, commandId: first.commandId });
    expect(await claimCommand(county.db, county.keys, claim)).toMatchObject({ kind: 'answered', answer: { refused: null } });
  });
});
