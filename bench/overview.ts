import { loadavg } from 'node:os';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { figures } from '../domain/figures/figures.ts';
import { openHouse } from '../tests/stories/house.ts';
import type { OpenHouse } from '../tests/stories/house.ts';
import { fillWithCases } from './lists.ts';
import { spreadOf, timed } from './spread.ts';

/**
 * The first page, the map, the board of supervision, the counts beside a list, what is like a report and a search by words over 100,000 cases (as many as asked for), and a year of figures where the roll-ups are those of 10,000,000:
 * every count on every day for as many areas as given, and the lines behind them. Writes bench/results/overview.json.
 */
async function bench(cases: number): Promise<void> {
  const house = await openHouse();
  const load = loadavg()[0];
  try {
    const { ownerUrl } = house.databases();
    const desk = await house.as('dispatcher');
    await desk.post('/api/incidents', { category: '0401', description: 'the fire lane is blocked', address: '1 Xingfu Road', location: { lng: 110.02, lat: 34.15 } });
    await fillWithCases(ownerUrl, cases);
    await fillWithFigures(ownerUrl);
    const results = {
      home: await asked(house, 'dispatcher', '/api/home'), homeOfCounty: await asked(house, 'county', '/api/home'), homeOfClerk: await asked(house, 'clerk', '/api/home'),
      map: await asked(house, 'dispatcher', '/api/map'), supervision: await asked(house, 'verifier', '/api/supervision'),
      facets: await asked(house, 'dispatcher', '/api/incidents/facets'), facetsOfCounty: await asked(house, 'county', '/api/incidents/facets'),
      facetsNarrowed: await asked(house, 'dispatcher', `/api/incidents/facets?filter=${encodeURIComponent('{"status":["submitted","accepted"],"light":["red"]}')}`),
      similar: await asked(house, 'dispatcher', `/api/incidents/similar?category=0401&lng=110.02&lat=34.15&q=${encodeURIComponent('the fire lane is blocked by a lorry')}`),
      search: await asked(house, 'dispatcher', `/api/incidents?q=${encodeURIComponent('fire lane')}&limit=25`),
      figuresOfYear: await asked(house, 'county', '/api/figures?from=2025-11-25&to=2026-11-24'), figuresOfMonth: await asked(house, 'county', '/api/figures?from=2026-10-01&to=2026-10-31'),
      behindYear: await asked(house, 'county', '/api/figures/received/list?from=2025-11-25&to=2026-11-24&limit=50'),
    };
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
    writeFileSync(join(import.meta.dirname, 'results', 'overview.json'), `${JSON.stringify({ at: new Date().toISOString(), cases, load, loadAfter: loadavg()[0], results }, null, 2)}\n`);
    console.log(JSON.stringify(results, null, 1));
  } finally {
    await house.tearDown();
  }
}

async function asked(house: OpenHouse, who: string, path: string) {
  const person = await house.as(who);
  const took: number[] = [];
  for (let nth = 0; nth < 120; nth++) {
    const { ms, result } = await timed(() => person.get(path));
    if (result.status !== 200) throw new Error(`${path} was answered with ${result.status}`);
    if (nth >= 20) took.push(ms);
  }
  return spreadOf(took);
}

/** A year of every count for every area of the tree and 400 areas more, and two million lines behind them. */
async function fillWithFigures(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const names = [...new Set(figures.flatMap(({ count, outOf }) => [count, ...(outOf ? [outOf] : [])]))];
  await client.query(
    `insert into figure_day (area_id, day, name, n) select area.id, day::date, name, 1 + (random() * 900)::int
     from (select id from area union all select gen_random_uuid() from generate_series(1, 400)) area, generate_series(date '2025-11-25', date '2026-11-24', interval '1 day') day, unnest($1::text[]) name on conflict do nothing`, [names]);
  await client.query(
    `insert into figure_line (stream, area_id, name, day) select gen_random_uuid(), grids.ids[1 + n % array_length(grids.ids, 1)], 'received', date '2025-11-25' + n % 365
     from generate_series(1, 2000000) n, (select array_agg(id) as ids from area where level = 'grid') grids`);
  await client.query('analyze figure_day; analyze figure_line');
  await client.end();
}

const [cases = 100_000] = process.argv.slice(2).map(Number);
bench(cases).catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
