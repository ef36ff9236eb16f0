import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packAssets } from '../../bin/packed-assets.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
const long = `export default '${'格物'.repeat(2_000)}';`;
const folder = mkdtempSync(join(tmpdir(), 'gewu-pages-'));
beforeAll(async () => {
  for (const [name, html] of [['desk', '<meta name="csp-nonce" content="__NONCE__">'], ['resident', '<h1>随手报</h1>'], ['field', '<h1>网格通</h1>']] as const) {
    mkdirSync(join(folder, name, 'assets'), { recursive: true });
    writeFileSync(join(folder, name, 'index.html'), `<!doctype html>${html}`);
    writeFileSync(join(folder, name, 'assets', 'main-1a2b3c.js'), '0');
    writeFileSync(join(folder, name, 'assets', 'long-4d5e6f.js'), long);
    writeFileSync(join(folder, name, 'favicon.svg'), '<svg/>');
    if (name === 'field') writeFileSync(join(folder, name, 'sw.js'), '0');
  }
  await packAssets(join(folder, 'desk', 'assets'));
  door = await openDoor({ pages: folder });
});
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string) => door.ask(null, 'get', path);
const policy = ({ headers }: { headers: Record<string, string> }) => headers['content-security-policy']!;

describe('the pages', () => {
  it('of the desk carry the nonce of their own response', async () => {
    const [first, second] = [await get('/'), await get('/index.html')];
    const nonce = /content="([^"]+)"/.exec(first.text)![1]!;
    expect(policy(first)).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy(first)).toContain("script-src 'self'");
    expect(second.text).not.toContain('__NONCE__');
    expect(second.text).not.toContain(nonce);
    expect(first.headers['cache-control']).toBe('no-store');
  });

  it('send a script packed by the build to whoever can read it, and as it is to everybody else', async () => {
    const asking = (encoding: string) => door.ask(null, 'get', '/assets/long-4d5e6f.js', { headers: { 'accept-encoding': encoding } });
    const packed = await asking('gzip, br');
    expect([packed.status, packed.headers['content-encoding'], packed.headers['content-type'], packed.headers['cache-control'], packed.headers['vary']]).toEqual(
      [200, 'br', expect.stringContaining('javascript'), 'public, max-age=31536000, immutable', expect.stringContaining('Accept-Encoding')]);
    expect(Number(packed.headers['content-length'])).toBeLessThan(long.length / 20);
    expect((await asking('identity')).text).toBe(long);
    expect((await asking('gzip')).headers['content-encoding']).toBe('gzip');
    expect((await door.ask(null, 'get', '/assets/main-1a2b3c.js')).text).toBe('0');
  });

  it('of the resident and the field need none', async () => {
    const [resident, field] = [await get('/r/'), await get('/m/visits/7')];
    expect([resident.text.includes('随手报'), field.text.includes('网格通')]).toEqual([true, true]);
    expect(policy(resident)).not.toContain('nonce');
    expect(policy(field)).toContain("worker-src 'self'");
    expect([(await get('/r')).status, (await get('/r')).headers.location]).toEqual([308, '/r/']);
  });

  it('keep what is named by its content for ever, the rest a while', async () => {
    expect((await get('/assets/main-1a2b3c.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/r/assets/main-1a2b3c.js')).headers['cache-control']).toContain('immutable');
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('public, max-age=600');
    // A phone must learn of a new version: its page and its worker are asked for each time.
    expect([(await get('/m/sw.js')).headers['cache-control'], (await get('/m/')).headers['cache-control']]).toEqual(['no-cache', 'no-cache']);
  });

  it('are no answer to an address that names nothing', async () => {
    for (const path of ['/nothing', '/assets/none.js', '/r/nothing', '/assets/../../../etc/passwd', '/api', '/r/.env']) expect([path, refusal(await get(path))]).toEqual([path, '404 notFound']);
  });
});
