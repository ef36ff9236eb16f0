import type { Door } from './door.ts';
import { anId, openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const offers = (who: Parameters<Door['ask']>[0], ids: string[]) => door.ask(who, 'get', `/api/incidents/offers?ids=${ids.join(',')}`);

describe('what can be done with several cases at once', () => {
  it('is for each what its own page offers, with one schema an action', async () => {
    const [first, second] = [await door.county.report(), await door.county.report()];
    await door.act('dispatcher', second.number, 'accept', { category: '0401' });
    const { body } = await offers('dispatcher', [first.caseId, second.caseId]);
    expect(body.items.map(({ number, seq }: { number: string; seq: number }) => [number, seq])).toEqual([[first.number, 1], [second.number, 2]]);
    for (const item of body.items) {
      const shown = await door.ask('dispatcher', 'get', `/api/incidents/${item.number}`);
      expect(item.actions).toEqual(shown.body.actions.map(({ name }: { name: string }) => name));
      for (const { name, schema } of shown.body.actions) expect(body.schemas[name]).toEqual(schema);
    }
  });

  it('says nothing of a case that the caller may not see', async () => {
    const near = await door.county.report();
    const far = await door.county.report({ place: door.county.areaOf('grid2') });
    const clue = await door.county.report({ category: '0304' });
    expect((await offers('dispatcher', [near.caseId, far.caseId, clue.caseId, anId()])).body.items.map(({ id }: { id: string }) => id)).toEqual([near.caseId]);
    expect((await offers('admin', [near.caseId])).body).toEqual({ items: [], schemas: {} });
  });

  it('is asked of a hundred at most, by id', async () => {
    expect(refusal(await offers('desk', ['x']))).toBe('400 malformed');
    expect(refusal(await offers('desk', Array.from({ length: 101 }, anId)))).toBe('400 malformed');
    expect(refusal(await offers(null, [anId()]))).toBe('401 unauthenticated');
  });
});
