import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { keyRing } from '../../db/keys.ts';
import { insertShipped } from '../../db/shipped.ts';
import { plantRegister } from '../../seeds/households.ts';
import { plant } from '../../seeds/planting.ts';
import { plantVisits } from '../../seeds/visits.ts';
import { freshDatabase } from '../support/postgres.ts';

const now = Date.parse('2026-11-24T15:00:00+08:00');

describe('the visits of the demo county', () => {
  let db: Db;
  let drop: () => Promise<void>;
  let tookMs = 0;
  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    db = connect(fresh.url, { max: 4 });
    await insertShipped(db);
    await plant(db, 'none');
    await plantRegister({ db, keys: keyRing(Buffer.alloc(32, 7)), now });
    const began = performance.now();
    await plantVisits({ db, now });
    tookMs = performance.now() - began;
  }, 120_000);
  afterAll(async () => {
    await db.destroy();
    await drop();
  });
  const count = async (table: 'duty' | 'visit' | 'household') => (await db.selectFrom(table).select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;

  it('come to every household, with what is owed merged into fewer knocks', async () => {
    const [duties, visits, households] = await Promise.all([count('duty'), count('visit'), count('household')]);
    const plain = await db.selectFrom('duty').select((on) => on.fn.countAll<number>().as('n')).where('code', '=', 'H01').executeTakeFirstOrThrow();
    expect(plain.n).toBe(households);
    expect(visits).toBeLessThan(duties);
    expect(visits).toBeGreaterThanOrEqual(households);
    // The whole seed has fifteen seconds on an idle machine.
    expect(tookMs).toBeLessThan(30_000);
  });

  it('carry every duty, and none is late on the first day', async () => {
    const lost = await db.selectFrom('duty').leftJoin('visit', 'visit.id', 'duty.visit_id').select('duty.id').where('duty.live', '=', true).where('visit.id', 'is', null).execute();
    const late = await db.selectFrom('visit').select('id').where('window_to', '<=', new Date(now)).execute();
    expect([lost, late]).toEqual([[], []]);
  });

  it('are planned once', async () => {
    const before = [await count('duty'), await count('visit')];
    await plantVisits({ db, now });
    expect([await count('duty'), await count('visit')]).toEqual(before);
  });
});
