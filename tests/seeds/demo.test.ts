import { createHands } from '../../activities/apply-command.ts';
import { createVisitHands } from '../../activities/visits/visit-hands.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { keyRing } from '../../db/keys.ts';
import { insertShipped } from '../../db/shipped.ts';
import { verify } from '../../db/verify.ts';
import { seedDemo } from '../../seeds/index.ts';
import { plant } from '../../seeds/planting.ts';
import { createTeller } from '../../seeds/teller.ts';
import { stories } from '../../seeds/stories/index.ts';
import { freshDatabase } from '../support/postgres.ts';

const keys = keyRing(Buffer.alloc(32, 7));
const now = Date.parse('2026-11-24T15:00:00+08:00');

describe('the demo county', () => {
  let db: Db;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    db = connect(fresh.url, { max: 4 });
    await insertShipped(db);
    await seedDemo({ db, keys, hands: createHands({ db, keys }), visitHands: createVisitHands({ db, keys }), now, weeks: 1, passwordHash: 'none' });
  }, 240_000);

  afterAll(async () => {
    await db.destroy();
    await drop();
  });

  const count = async (where: Record<string, unknown>): Promise<number> => {
    let query = db.selectFrom('cases').select((on) => on.fn.countAll<number>().as('n'));
    for (const [column, value] of Object.entries(where)) query = query.where(column as never, '=', value as never);
    return Number((await query.executeTakeFirstOrThrow()).n);
  };

  it('stands at every place of the road', async () => {
    const rows = await db.selectFrom('cases').select('status').distinct().execute();
    expect(rows.map(({ status }) => status).toSorted()).toEqual(
      ['accepted', 'archived', 'closed', 'dispatched', 'inProgress', 'merged', 'referred', 'rejected', 'submitted', 'verifying', 'withdrawn'],
    );
  });

  it('holds 147 disputes of one quarter, of which 140 were settled (004-30)', async () => {
    const numbers = stories.filter(({ key }) => key.startsWith('quarter-'));
    expect(numbers).toHaveLength(147);
    const failed = await count({ category: '0101', result: 'mediationFailedInformed' });
    const settled = await count({ category: '0101', result: 'mediated' });
    expect([failed, settled - 1]).toEqual([7, 140]);
  });

  it('has cases that were supervised twice, on hold, merged, reopened and sent back', async () => {
    expect(await count({ height: 2 })).toBeGreaterThan(0);
    expect(await count({ status: 'merged' })).toBe(4);
    const types = await db.selectFrom('ledger').select('type').distinct().execute();
    const told = new Set(types.map(({ type }) => type as string));
    for (const type of ['Supervised', 'HoldGranted', 'ReturnGranted', 'ReturnRefused', 'Reopened', 'ExtensionGranted', 'Failed', 'EmergencyDeclared', 'SecondSignAsked', 'Appealed', 'MovedUp']) {
      expect(told).toContain(type);
    }
  });

  it('leaves nobody uncalled whose callback ran out: a verifier calls the next day', async () => {
    const closed = await db.selectFrom('cases').select(['number', 'state']).where('status', '=', 'closed').execute();
    const late = closed.filter(({ state }) => state.clocks.some(({ name, stoppedAt, rungs }) => name === 'callBack' && stoppedAt === null && rungs.some(({ rung }) => rung === '100%')));
    expect(closed.length).toBeGreaterThan(10);
    expect(late.map(({ number }) => number)).toEqual([]);
  });

  it('keeps both instants of every rung, and never writes one before it was owed', async () => {
    const rungs = await db.selectFrom('ledger').select(['at', 'due_at']).where('type', 'in', ['RungReached', 'Supervised']).execute();
    expect(rungs.length).toBeGreaterThan(20);
    for (const { at, due_at } of rungs) expect(at.getTime()).toBeGreaterThanOrEqual(due_at!.getTime());
  });

  it('holds together: every chain, and every row as its lines fold', async () => {
    const { broken, checked } = await verify(db, keys);
    expect(broken).toEqual([]);
    expect(checked).toBeGreaterThan(1_500);
  });

  it('adds nothing when it is told again', async () => {
    const before = await db.selectFrom('ledger').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    await plant(db, 'none');
    await createTeller({ db, keys, hands: createHands({ db, keys }), now }).tell(stories.slice(0, 12));
    const after = await db.selectFrom('ledger').select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    expect(after.n).toBe(before.n);
  }, 60_000);
});
