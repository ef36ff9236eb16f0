import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { lateAlarms, unfinishedCases } from '../../db/late-alarms.ts';
import { ringInRush, ringsPerSecond } from '../../domain/clock/rush.ts';
import type { County } from './county.ts';
import { aCounty } from './county.ts';

let county: County;
beforeAll(async () => { county = await aCounty(); });
afterAll(() => county.close());

const minute = 60_000;
const nine = Date.parse('2030-03-04T09:00:00+08:00');

/** So many copies of a case, all with an alarm at nine. */
async function atNine(id: string, count: number): Promise<void> {
  const { due_sort: _sort, on_behalf: _behalf, state, ...row } = await county.db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const copies = Array.from({ length: count }, (_, nth) => ({ ...row, id: randomUUID(), number: `GW-2030-${nth}`, next_alarm_at: new Date(nine), state: JSON.stringify(state) }));
  await county.db.insertInto('cases').values(copies).execute();
}

describe('clocks that ring in the same minute', () => {
  it('ring when they are owed where few do', () => {
    expect([0, 1, 50].map((before) => ringInRush(nine + 30_000, before))).toEqual([nine + 30_000, nine + 30_000, nine + 30_000]);
  });

  it('ring one after the other in a rush, never before they are owed and never more than four and a half minutes after their minute began', () => {
    for (const before of [0, 100, 2_999, 13_500, 1_000_000]) {
      const ring = ringInRush(nine + 1_500, before);
      expect(ring).toBeGreaterThanOrEqual(nine + 1_500);
      expect(ring).toBeLessThanOrEqual(nine + 4.5 * minute);
    }
    expect(ringInRush(nine, 3_000)).toBe(nine + minute);
  });

  it('wait in one line when their workflows are started anew, and an emergency behind nobody', async () => {
    const { caseId } = await county.report();
    await county.db.updateTable('cases').set({ next_alarm_at: null }).where('id', '=', caseId).execute();
    await atNine(caseId, 200);
    await sql`update cases set state = jsonb_set(state, '{emergency}', '{"since": 1, "reports": 0, "stoodDownAt": null}') where number = 'GW-2030-117'`.execute(county.db);
    const all = await unfinishedCases(county.db);
    const rings = all.filter(({ number }) => number.startsWith('GW-2030-')).map(({ number, seen }) => [number, seen.alarmAt! - nine] as const);
    expect(rings.find(([number]) => number === 'GW-2030-117')![1]).toBe(0);
    const others = rings.filter(([number]) => number !== 'GW-2030-117').map(([, ms]) => ms).toSorted((a, b) => a - b);
    expect(new Set(others).size).toBe(199);
    expect(others.at(-1)).toBeLessThanOrEqual(199 * (1_000 / ringsPerSecond));
    await expect(lateAlarms(county.db)).resolves.toEqual([]);
  });
});
