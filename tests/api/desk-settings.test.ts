import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const keep = (who: Parameters<Door['ask']>[0], name: string, value: unknown) => door.ask(who, 'put', `/api/me/settings/${name}`, { body: { value } });
const kept = async (who: Parameters<Door['ask']>[0]) => (await door.ask(who, 'get', '/api/me/settings')).body;
const late = { name: '河湾超期', list: 'all', filter: { overdue: true, area: 'village1', q: '楼道' }, sort: { field: 'due', order: 'ASC' } };

describe('how somebody arranged the desk', () => {
  it('is the same in another browser, and nobody else’s', async () => {
    expect((await keep('dispatcher', 'queries', [late])).status).toBe(204);
    expect((await keep('dispatcher', 'hiddenColumns', ['severity'])).status).toBe(204);
    expect(await kept('dispatcher')).toEqual({ queries: [late], hiddenColumns: ['severity'] });
    expect(await kept('desk')).toEqual({});
    await keep('dispatcher', 'hiddenColumns', ['channel']);
    await keep('dispatcher', 'queries', null);
    expect(await kept('dispatcher')).toEqual({ hiddenColumns: ['channel'] });
  });

  it('holds what it is for, small, and nothing else', async () => {
    for (const [name, value] of [
      ['queries', [{ ...late, filter: { colour: 'red' } }]], ['queries', [{ ...late, name: '' }]], ['queries', Array.from({ length: 31 }, () => late)], ['hiddenColumns', ['<b>']], ['shortcuts', 'yes'], ['columnOrder', [-1]],
    ] as const) expect([name, refusal(await keep('desk', name, value))]).toEqual([name, '422 invalid']);
    expect(refusal(await keep('desk', 'seenAt', 1))).toBe('404 notFound');
    expect(refusal(await keep('desk', 'constructor', 1))).toBe('404 notFound');
    expect(refusal(await keep(null, 'queries', []))).toBe('401 unauthenticated');
    expect(await kept('desk')).toEqual({});
  });
});
