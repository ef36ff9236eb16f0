import { Client } from 'pg';

const perGrid = 300;
const gridsPerTown = 210;

/** A county of synthetic households: towns, grids of 300, a worker each (one grid in fifty has nobody), staircases of ten doors, and plausible classes. */
export async function layCounty(ownerUrl: string, households: number): Promise<{ county: string; grids: number; tags: number }> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const grids = Math.ceil(households / perGrid);
  try {
    await client.query('begin');
    await client.query(`create temp table lay as select n, new_id() as grid, new_id() as person, (n - 1) / ${gridsPerTown} as town from generate_series(1, ${grids}) n`);
    const { rows } = await client.query<{ id: string }>(`insert into area (id, code, level, path, zh, en, valid_from) select id, 'bench', 'county', array[id], 'bench', 'bench', 'epoch' from (select new_id() as id) x returning id`);
    const county = rows[0]!.id;
    await client.query(`create temp table towns as select town, new_id() as id from lay group by town`);
    await client.query(`insert into area (id, code, parent_id, level, path, zh, en, valid_from) select id, 'bench-t' || town, '${county}', 'town', array['${county}'::uuid, id], 'town', 'town', 'epoch' from towns`);
    await client.query(`insert into area (id, code, parent_id, level, path, zh, en, valid_from) select grid, 'bench-g' || n, t.id, 'grid', array['${county}'::uuid, t.id, grid], 'grid', 'grid', 'epoch' from lay join towns t using (town)`);
    await client.query(`insert into person (id, username, name, password_hash) select person, 'bench' || n, 'bench', 'none' from lay where n % 50 <> 0`);
    await client.query(`insert into assignment (id, person_id, role, area_id, employment, valid_from) select new_id(), person, case when n % 10 = 0 then 'parttimer' else 'worker' end, grid, case when n % 10 = 0 then 'part' else 'full' end, 'epoch' from lay where n % 50 <> 0`);
    await client.query(`create temp table stairs as select b, new_id() as id, l.grid, t.id as town from generate_series(0, ${Math.ceil(households / 10) - 1}) b join lay l on l.n = b / ${perGrid / 10} + 1 join towns t using (town)`);
    await client.query(`insert into building (id, code, l1, l2, l3, area_id, name) select id, 'bench-b' || b, '${county}', town, grid, grid, 'staircase' from stairs`);
    await client.query(`insert into household (id, code, l1, l2, l3, grid_id, building_id, address) select new_id(), 'bench-' || n, '${county}', s.town, s.grid, s.grid, s.id, 'somewhere' from generate_series(0, ${households - 1}) n join stairs s on s.b = n / 10`);
    const { rowCount: tags } = await client.query(`
      insert into category_tag (id, household_id, code, purpose, legal_basis, source_unit, valid_from, valid_to, approved_by, approved_at)
      select new_id(), h.id, c.code, 'bench', 'bench', 'bench', '2026-01-01'::date, '2028-12-31'::date, p.id, now()
      from household h join lateral (select get_byte(uuid_send(h.id), 15) as one, get_byte(uuid_send(h.id), 14) as two) r on true cross join (select id from person limit 1) p
        join (values ('H02', 0, 20), ('H04', 15, 27), ('H08', 24, 36), ('H13', 200, 215), ('H09', 30, 38)) c (code, low, high) on r.one >= c.low and r.one < c.high
        union all select new_id(), h.id, 'H16a', 'bench', 'bench', 'bench', '2026-01-01', '2028-12-31', p.id, now() from household h cross join (select id from person limit 1) p where get_byte(uuid_send(h.id), 14) = 7`);
    await client.query('commit');
    await client.query('vacuum analyze household, category_tag, area, assignment, building');
    return { county, grids, tags: tags ?? 0 };
  } finally {
    await client.end();
  }
}
