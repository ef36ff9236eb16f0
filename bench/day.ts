import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { pino } from 'pino';
import { createApp } from '../api/app.ts';
import { createLimits } from '../api/limits.ts';
import { nameTokens } from '../db/blind-index.ts';
import type { Db } from '../db/connect.ts';
import { keyRing } from '../db/keys.ts';
import { insertAssignment, insertPerson } from '../db/people.ts';
import { residentRows } from '../db/residents.ts';
import { insertSession } from '../db/sessions.ts';
import { spreadOf, timed } from './spread.ts';

const keys = keyRing(Buffer.alloc(32, 7));
/** A Wednesday in the middle of the quarter, when people set out. */
const now = Date.parse('2027-02-10T09:30:00+08:00');
const sample = 40;
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎'];
const given = [...'秀兰英芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂玉国建华志文海红梅春雪云龙波辉鹏宇晨欣怡佳'];

/** Three names a household, as the register keeps them: hashes of their beginnings and endings. */
async function nameEverybody(client: Client): Promise<number> {
  const names = Array.from({ length: 20_000 }, (_, nth) => surnames[nth % surnames.length]! + given[Math.floor(nth / 50) % given.length]! + (nth % 3 === 0 ? '' : given[Math.floor(nth / 7) % given.length]!));
  const known = new Map<string, string>();
  const tokens = names.flatMap((name, n) => nameTokens(keys, name, known).map((token) => ({ n, token })));
  await client.query('create temp table piece (n int, token bigint)');
  await client.query('insert into piece select * from unnest($1::int[], $2::bigint[])', [tokens.map(({ n }) => n), tokens.map(({ token }) => token)]);
  await client.query('alter table name_token drop constraint name_token_pkey');
  await client.query('drop index name_token_of_household');
  const { rowCount } = await client.query(`insert into name_token (token, grid_id, household_id, code) select distinct p.token, h.grid_id, h.id, h.code from household h cross join generate_series(1, 3) k join piece p on p.n = abs(hashtext(h.code || k)) % 20000`);
  await client.query('alter table name_token add primary key (token, code) include (household_id, grid_id)');
  await client.query('create index name_token_of_household on name_token (household_id)');
  return rowCount ?? 0;
}

/** In some grids people live, and what was planned before this week was made. */
async function livedIn(db: Db, client: Client): Promise<{ grid: string; worker: string }[]> {
  const { rows: grids } = await client.query<{ grid: string; worker: string }>(`select area_id as grid, min(person_id::text)::uuid as worker from assignment where role = 'worker' group by area_id order by area_id limit ${sample}`);
  const ids = grids.map(({ grid }) => grid);
  const homes = await db.selectFrom('household').select('id').where('grid_id', 'in', ids).execute();
  for (let at = 0; at < homes.length; at += 1_000) {
    const made = homes.slice(at, at + 1_000).map(({ id }, nth) => ({ id, ...residentRows(keys, id, { name: `王秀${given[nth % 40]!}`, relation: 'head', child: false, registeredHere: true } as never, '2027-01-01') }));
    await db.insertInto('data_key').values(made.map(({ key }) => key)).execute();
    await db.insertInto('resident').values(made.map(({ resident }) => resident)).execute();
    await client.query('update household h set head_id = r.resident from unnest($1::uuid[], $2::uuid[]) as r (id, resident) where h.id = r.id', [made.map(({ id }) => id), made.map(({ resident }) => resident.id)]);
  }
  const past = `open and grid_id = any($1::uuid[]) and planned_for < '2027-02-08'`;
  await client.query(`update duty d set state = 'discharged', discharged_by = v.id, settled_at = v.planned_for from visit v where d.visit_id = v.id and v.${past.replaceAll(' and ', ' and v.')}`, [ids]);
  await client.query(`insert into ledger (stream, seq, type, at, recorded_at, actor, data, suite, prev_hash, hash) select id, 1, 'Recorded', planned_for, planned_for, '{"kind":"person","role":"worker"}', '{}', 1, '\\x00', '\\x00' from visit where ${past}`, [ids]);
  await client.query(`insert into household_facet select target_id, f, max(planned_for) from visit, unnest(array['family', 'facilities']) f where ${past} group by target_id, f`, [ids]);
  await client.query(`update visit set seq = 1, status = 'done', open = false, over = true, outcome = 'met', occurred_at = planned_for + interval '10 hours', state = jsonb_build_object('knocks', jsonb_build_array(jsonb_build_object('by', worker_id)), 'followUps', '[]'::jsonb) where ${past}`, [ids]);
  await client.query('vacuum analyze visit, duty, ledger, household, resident, name_token, household_facet, data_key');
  return grids;
}

/** The worker's page and the search by name over HTTP, among everything that was planned; in ms. */
export async function measureDay(db: Db, ownerUrl: string, county: string) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tokens = await nameEverybody(client);
    const grids = await livedIn(db, client);
    const { app, close } = createApp({
      db, keys, files: tmpdir(), pages: tmpdir(), version: '0.0.0', clock: { now: () => now }, log: pino({ level: 'silent' }), limits: createLimits(false), https: false, publicOrigin: undefined, draining: () => false,
      conductor: {} as never,
    } as Parameters<typeof createApp>[0]);
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const login = async (personId: string): Promise<string> => {
      const token = randomBytes(32).toString('base64url');
      const ends = new Date(Date.now() + 400 * 86_400_000);
      await insertSession(db, { tokenHash: createHash('sha256').update(token).digest(), personId, createdAt: new Date(now), expiresAt: ends, endsAt: ends, device: null });
      return `gewu=${token}`;
    };
    const ask = async (cookie: string, path: string): Promise<Record<string, unknown>> => {
      const answer = await fetch(origin + path, { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return await answer.json() as Record<string, unknown>;
    };
    const measured = async (rounds: number, one: (nth: number) => Promise<unknown>) => {
      const ms: number[] = [];
      for (let nth = 0; nth < rounds + 20; nth += 1) {
        const took = await timed(() => one(nth));
        if (nth >= 20) ms.push(took.ms);
      }
      return spreadOf(ms);
    };
    const cookies = await Promise.all(grids.map(({ worker }) => login(worker)));
    const stops: number[] = [];
    const today = await measured(300, async (nth) => { stops.push(((await ask(cookies[nth % cookies.length]!, '/api/today')) as { items: unknown[] }).items.length); });
    const { rows: [behind] } = await client.query<{ worker: string }>(`select a.person_id as worker from assignment a where a.role = 'worker' and a.area_id <> all($1::uuid[]) order by a.id desc limit 1`, [grids.map(({ grid }) => grid)]);
    const late = await login(behind!.worker);
    const longest = await measured(60, () => ask(late, '/api/today'));
    const chief = await insertPerson(db, { username: 'bench-county', name: 'bench', passwordHash: 'none' });
    await insertAssignment(db, { personId: chief, role: 'county', areaId: county, from: 0 });
    const desk = await login(chief);
    const whole = await measured(200, (nth) => ask(desk, `/api/households?q=${encodeURIComponent(`${surnames[nth % 50]!}${given[nth % 46]!}${given[(nth * 7) % 46]!}`)}`));
    const rare = await measured(200, (nth) => ask(desk, `/api/households?q=${encodeURIComponent(`${given[nth % 46]!}${given[(nth * 7) % 46]!}`)}`));
    const common = await measured(60, (nth) => ask(desk, `/api/households?q=${encodeURIComponent(surnames[nth % 50]!)}`));
    server.close();
    close();
    return { tokens, today: { ...today, stops: Math.round(stops.reduce((sum, one) => sum + one, 0) / stops.length) }, todayWithTwoHundredStops: longest, searchByWholeName: whole, searchByGivenName: rare, searchByFamilyName: common };
  } finally {
    await client.end();
  }
}
