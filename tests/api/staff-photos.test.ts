import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A photo of somebody, stored by whoever brings it. */
async function bring(who: Person, shade: string): Promise<string> {
  const photo = await sharp({ create: { width: 30, height: 40, channels: 3, background: shade } }).jpeg().toBuffer();
  await door.ask(who, 'put', `/api/files/${hashOf(photo)}`, { body: photo, headers: { 'Content-Type': 'image/jpeg' } });
  return hashOf(photo);
}
const put = (who: Person, of: Person, sha256: string) => door.ask(who, 'post', `/api/people/${of}/photo`, { body: { sha256 } });
const verify = (who: Person, of: Person, sha256: string) => door.ask(who, 'post', `/api/people/${of}/photo/verify`, { body: { sha256 } });
const onCard = async (name: string) => ((await door.ask(null, 'get', '/api/grids/grid1/card')).body.workers as { name: string; photo: string | null }[]).find((worker) => worker.name === `name of ${name}`)?.photo;

describe('the photo on a badge', () => {
  it('stands on the public card only after a second person has verified it (004-22)', async () => {
    const photo = await bring('leader', '#357');
    expect((await put('leader', 'worker', photo)).body.photo).toEqual({ sha256: photo, verified: false, mayVerify: false });
    expect(await onCard('worker')).toBeNull();
    expect(refusal(await door.ask(null, 'get', `/api/grids/grid1/photos/${photo}`))).toBe('404 notFound');
    expect(refusal(await verify('leader', 'worker', photo))).toBe('403 forbidden');
    expect(refusal(await verify('worker', 'worker', photo))).toBe('403 forbidden');
    expect((await door.ask('desk', 'get', '/api/people/worker/badge')).body.photo).toEqual({ sha256: photo, verified: false, mayVerify: true });
    expect((await verify('desk', 'worker', photo)).body.photo.verified).toBe(true);
    const address = await onCard('worker');
    expect(address).toBe(`/api/grids/grid1/photos/${photo}`);
    const shown = await door.ask(null, 'get', address!);
    expect([shown.headers['content-type'], hashOf(shown.body as Buffer)]).toEqual(['image/jpeg', photo]);
  });

  it('that is replaced waits again, and the old one is not to be had any more', async () => {
    const [old, fresh] = [await bring('worker', '#111'), await bring('worker', '#222')];
    await put('worker', 'worker', old);
    await verify('leader', 'worker', old);
    await put('worker', 'worker', fresh);
    expect(await onCard('worker')).toBeNull();
    expect(refusal(await door.ask(null, 'get', `/api/grids/grid1/photos/${old}`))).toBe('404 notFound');
    expect(refusal(await verify('leader', 'worker', old))).toBe('409 conflict');
    expect((await door.ask('worker', 'post', '/api/people/worker/photo/remove', { body: {} })).body).toEqual({ photo: null });
    expect((await door.ask('worker', 'get', '/api/people/worker/badge')).body).toEqual({ photo: null });
  });

  it('is nobody else’s business, and nobody else’s file', async () => {
    const photo = await bring('leader', '#444');
    expect(refusal(await put('worker2', 'worker', photo))).toBe('404 notFound');
    expect(refusal(await put('desk', 'worker', photo))).toBe('422 invalid');
    expect(refusal(await door.ask('worker2', 'get', '/api/people/worker/photo'))).toBe('404 notFound');
    expect(refusal(await door.ask('worker', 'get', '/api/walkers'))).toBe('403 forbidden');
  });

  it('is listed for whoever answers for the grid, beside the phones that can be locked', async () => {
    await door.ask('worker', 'post', '/api/devices', { body: { id: 'phone-a', name: '网格共用', pin: '2468' } });
    const walkers = (await door.ask('leader', 'get', '/api/walkers')).body.items as { username: string }[];
    expect(walkers.map(({ username }) => username)).toContain('worker');
    const phones = (await door.ask('leader', 'get', '/api/devices')).body.items as { id: string; person: { name: string } }[];
    expect(phones.find(({ id }) => id === 'phone-a')).toMatchObject({ person: { name: 'name of worker' }, shared: true, lockedAt: null });
    expect(JSON.stringify(phones)).not.toMatch(/seen|used|last/i);
    const others = (await door.ask('worker2', 'get', '/api/devices')).body.items as { id: string }[];
    expect(others.map(({ id }) => id)).not.toContain('phone-a');
  });
});
