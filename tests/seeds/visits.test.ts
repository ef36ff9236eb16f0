import { createHands } from '../../activities/apply-command.ts';
import { createVisitHands } from '../../activities/visits/visit-hands.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { keyRing } from '../../db/keys.ts';
import { insertShipped } from '../../db/shipped.ts';
import { verify } from '../../db/verify.ts';
import { plantRegister } from '../../seeds/households.ts';
import { plant } from '../../seeds/planting.ts';
import { tellVisits } from '../../seeds/visits.ts';
import { freshDatabase } from '../support/postgres.ts';

const now = Date.parse('2026-11-24T15:00:00+08:00');
const keys = keyRing(Buffer.alloc(32, 7));

describe('the visits of the demo county', () => {
  let db: Db;
  let drop: () => Promise<void>;
  const tell = (say?: () => void) => tellVisits({ db, keys, hands: createHands({ db, keys }), visitHands: createVisitHands({ db, keys }), now, weeks: 4, ...(say && { say }) });
  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    db = connect(fresh.url, { max: 4 });
    await insertShipped(db);
    await plant(db, 'none');
    await plantRegister({ db, keys, now });
    // Told as by somebody who was interrupted after a week and began again.
    await expect(tell(() => { throw new Error('interrupted'); })).rejects.toThrow('interrupted');
    await tell();
  }, 180_000);
  afterAll(async () => {
    await db.destroy();
    await drop();
  });
  const count = async (table: 'duty' | 'visit' | 'household' | 'ledger' | 'plan_change') => (await db.selectFrom(table).select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

  it('come to every household, with what is owed merged into fewer knocks', async () => {
    const homes = await db.selectFrom('duty').select((on) => on.fn.count<number>('target_id').distinct().as('n')).where('target_kind', '=', 'household').executeTakeFirstOrThrow();
    expect(homes.n).toBe(await count('household'));
    expect(await count('visit')).toBeLessThan(await count('duty'));
    const lost = await db.selectFrom('duty').leftJoin('visit', 'visit.id', 'duty.visit_id').select('duty.id').where('duty.live', '=', true).where('visit.id', 'is', null).execute();
    expect(lost).toEqual([]);
  });

  it('went as visits go: met, by phone, with a relative, at the second try, turned away, excused, discharged together', async () => {
    const outcomes = await db.selectFrom('visit').select(['outcome', (on) => on.fn.countAll<number>().as('n')]).where('outcome', 'is not', null).groupBy('outcome').execute();
    const of = new Map(outcomes.map(({ outcome, n }) => [outcome, n]));
    expect(of.get('met')).toBeGreaterThan(400);
    for (const outcome of ['metRemote', 'metRelative', 'refused'] as const) expect(of.get(outcome)).toBeGreaterThan(0);
    const types = new Set((await db.selectFrom('ledger').select('type').distinct().execute()).map(({ type }) => type as string));
    expect([...types]).toEqual(expect.arrayContaining(['NotMet', 'DueSoon', 'BecameOverdue', 'ExcuseGranted', 'FollowUpOpened']));
    const together = await db.selectFrom('duty').select('discharged_by').where('discharged_by', 'is not', null).groupBy('discharged_by').having((on) => on.fn.countAll(), '>', 1).execute();
    expect(together.length).toBeGreaterThan(20);
    const facets = await db.selectFrom('household_facet').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    expect(facets.n).toBeGreaterThan(1_000);
  });

  it('lie behind, as the clock and the people wrote them: nothing of tomorrow, every chain whole', async () => {
    const ahead = await db.selectFrom('ledger').select('stream').where((on) => on.or([on('at', '>', new Date(now)), on('recorded_at', '>', new Date(now))])).execute();
    const early = await db.selectFrom('ledger').select('stream').whereRef('at', '<', 'due_at').execute();
    const owed = await db.selectFrom('visit').select('id').where('over', '=', false).where('seq', '>', 0).where('next_alarm_at', '<=', new Date(now)).execute();
    expect([ahead, early, owed]).toEqual([[], [], []]);
    expect((await verify(db, keys)).broken).toEqual([]);
  });

  it('are told once', async () => {
    const before = [await count('duty'), await count('visit'), await count('ledger')];
    await tell();
    expect([await count('duty'), await count('visit'), await count('ledger')]).toEqual(before);
  });
});
