import { createHash } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const aPhoto = (shade = '#369') => sharp({ create: { width: 30, height: 20, channels: 3, background: shade } });
const put = (who: Parameters<Door['ask']>[0], bytes: Buffer, hash = hashOf(bytes)) => door.ask(who, 'put', `/api/files/${hash}`, { body: bytes, headers: { 'Content-Type': 'application/octet-stream' } });

/** Sent by somebody who says no length and does not listen before the whole is out. */
const pour = (who: 'clerk' | null, megabytes: number) => new Promise<string>((told, broke) => {
  const server = createServer(door.app).listen(0, '127.0.0.1', async () => {
    const cookie = who === null ? [] : [['Cookie', await door.cookieOf(who)] as const];
    const headers = Object.fromEntries([['Content-Type', 'application/octet-stream'], ...cookie]);
    const sent = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', method: 'PUT', path: `/api/files/${'0'.repeat(64)}`, headers });
    sent.on('error', broke).on('response', (answer) => void answer.resume().on('end', () => {
      server.close();
      told(`${answer.statusCode} ${sent.writableFinished ? 'after all was sent' : 'before all was sent'}`);
    }));
    const piece = Buffer.alloc(1024 * 1024, 1);
    Readable.from(Array.from({ length: megabytes }, () => piece)).pipe(sent);
  });
});

describe('a file', () => {
  it('that is refused is let in to its end, so that the sender reads why', async () => {
    expect(await pour('clerk', 24)).toBe('413 after all was sent');
    expect(await pour(null, 24)).toBe('401 after all was sent');
  });

  it('is stored under its hash, once, and read by whoever stored it', async () => {
    const photo = await aPhoto().jpeg().toBuffer();
    const [first, again] = [await put('clerk', photo), await put('clerk', photo)];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toEqual({ sha256: hashOf(photo), bytes: photo.length, type: 'image/jpeg' });
    const read = await door.ask('clerk', 'get', `/api/files/${hashOf(photo)}`);
    expect([read.headers['content-type'], hashOf(read.body as Buffer)]).toEqual(['image/jpeg', hashOf(photo)]);
    expect(read.headers['content-security-policy']).toContain('sandbox');
    const head = await door.ask('clerk', 'head', `/api/files/${hashOf(photo)}`);
    expect([head.status, head.headers['content-length']]).toEqual([200, String(photo.length)]);
    expect((await door.ask('head', 'head', `/api/files/${hashOf(photo)}`)).status).toBe(404);
    expect(refusal(await door.ask('head', 'get', `/api/files/${hashOf(photo)}`))).toBe('404 notFound');
    expect(refusal(await door.ask(null, 'get', `/api/files/${hashOf(photo)}`))).toBe('401 unauthenticated');
  });

  it('is seen with the case that shows it', async () => {
    const photo = await aPhoto('#963').png().toBuffer();
    const { number } = await door.county.report();
    await door.act('dispatcher', number, 'accept', { category: '0401' });
    await door.act('dispatcher', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    await door.act('clerk', number, 'sign');
    await put('clerk', photo);
    await door.act('clerk', number, 'feedBack', { result: 'fixed', text: 'done', evidence: [hashOf(photo)] });
    expect((await door.ask('verifier', 'get', `/api/files/${hashOf(photo)}`)).status).toBe(200);
    for (const who of ['dispatcher2', 'roadsclerk', 'auditor', 'admin'] as const) expect([who, refusal(await door.ask(who, 'get', `/api/files/${hashOf(photo)}`))]).toEqual([who, '404 notFound']);
  });

  it('must be what its hash says, and nothing that hides a place or a script', async () => {
    const photo = await aPhoto('#111').jpeg().toBuffer();
    expect(refusal(await put('clerk', photo, 'a'.repeat(64)))).toBe('422 invalid');
    expect(refusal(await put('clerk', photo, 'no-hash'))).toBe('400 malformed');
    const withPlace = await aPhoto('#222').withExif({ IFD3: { GPSLatitude: '1/1 2/1 3/1' } }).jpeg().toBuffer();
    expect((await put('clerk', withPlace)).body).toMatchObject({ code: 'invalid', errors: [{ path: 'file', code: 'carriesExif' }] });
    expect(refusal(await put('clerk', Buffer.from('<svg onload="alert(1)"/>')))).toBe('415 unsupported');
    expect(refusal(await put('clerk', Buffer.from('MZ an installer')))).toBe('415 unsupported');
    expect(refusal(await put('clerk', Buffer.alloc(15 * 1024 * 1024 + 1, 1)))).toBe('413 tooLarge');
    expect(refusal(await put(null, photo))).toBe('401 unauthenticated');
    expect(refusal(await door.ask('clerk', 'get', `/api/files/${'c'.repeat(64)}`))).toBe('404 notFound');
    const paper = Buffer.from('%PDF-1.7 paper');
    await put('clerk', paper);
    expect((await door.ask('clerk', 'get', `/api/files/${hashOf(paper)}`)).headers['content-disposition']).toMatch(/^attachment/);
  });
});
