import { randomUUID } from 'node:crypto';
import type { OpenHouse } from '../tests/stories/house.ts';
import type { Somebody } from '../tests/stories/people.ts';
import { inFlight, spreadOf, timed } from './spread.ts';

const place = { lng: 110.025, lat: 34.15 };
const report = (nth: number) => ({ category: '0702', description: `路灯不亮 ${nth}`, location: place });

async function opened(house: OpenHouse, nth: number): Promise<string> {
  const { status, body } = await house.wang.post('/api/reports', report(nth));
  if (status !== 201) throw new Error(`a report was answered with ${status}`);
  return body.number;
}

/** As a client does it: a command that is still in flight is asked again with the same key. Counts how often that was. */
async function asks(who: Somebody, number: string, body: unknown, again: { times: number }): Promise<void> {
  const key = randomUUID();
  for (let tries = 0; tries < 5; tries++) {
    const { status, body: told } = await who.tries(number, 'comment', body, key);
    if (status === 200) return;
    if (told?.code !== 'inFlight') throw new Error(`a command was answered with ${status} ${told?.code}`);
    again.times += 1;
  }
  throw new Error('a command stayed in flight');
}

/** A command through HTTP, engine and ledger, read back in its answer: alone, and with 16 in flight on as many cases. */
export async function measureCommands(house: OpenHouse) {
  const desk = await house.as('desk');
  const alone: number[] = [];
  const one = await opened(house, 0);
  await desk.act(one, 'accept', { category: '0702' });
  for (let i = 0; i < 120; i++) alone.push((await timed(() => desk.act(one, 'comment', { text: `第 ${i} 次` }))).ms);
  const cases: string[] = [];
  await inFlight(8, 64, async (nth) => { cases.push(await opened(house, nth)); });
  await inFlight(16, 64, async (nth) => { await desk.act(cases[nth]!, 'accept', { category: '0702' }); });
  const again = { times: 0 };
  const busy = await inFlight(16, 960, async (nth) => { await asks(desk, cases[nth % cases.length]!, { text: '进展' }, again); });
  return { alone: spreadOf(alone.slice(20)), sixteen: { perSecond: busy.perSecond, askedAgain: again.times, ...spreadOf(busy.durations) } };
}

/** Reports opened as cases (update-with-start), eight residents at once. */
export async function measureReports(house: OpenHouse, jobs = 240) {
  const { perSecond, durations } = await inFlight(8, jobs, async (nth) => { await opened(house, nth); });
  return { perSecond, ...spreadOf(durations) };
}
