import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { filled } from '../../field-ui/worker/filled.ts';

const project = join(__dirname, '..', '..');
const out = mkdtempSync(join(tmpdir(), 'gewu-field-'));
const sizes = { script: 90 * 1024, worker: 8 * 1024 } as const;
const script = () => readdirSync(join(out, 'assets')).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(out, 'assets', name), 'utf8'));
const worker = () => readFileSync(join(out, 'sw.js'), 'utf8');

beforeAll(() => {
  execFileSync(process.execPath, [join(project, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'field-ui/vite.config.ts', '--outDir', out], { cwd: project, env: { ...process.env, NODE_ENV: 'production' }, stdio: 'pipe' });
}, 60_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

it('weighs at most 90 KB of script on the wire', () => {
  const weight = script().reduce((sum, text) => sum + gzipSync(text).length, 0);
  console.log(`the field app is ${(weight / 1024).toFixed(1)} KB of script on the wire, its service worker ${(gzipSync(worker()).length / 1024).toFixed(1)} KB`);
  expect(weight).toBeLessThan(sizes.script);
  expect(gzipSync(worker()).length).toBeLessThan(sizes.worker);
});

it('asks nothing of a browser that Chrome 87 does not have', () => {
  const later = /\.(at|toSorted|toReversed|findLast|findLastIndex|hasOwn|groupBy)\(|structuredClone\(|randomUUID\(|Array\.fromAsync|\.isWellFormed\(|#\w+ in |static\s*\{/g;
  expect([...script(), worker()].flatMap((text) => [...text.matchAll(later)].map(([word]) => word))).toEqual([]);
  const sheets = readdirSync(join(out, 'assets')).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(out, 'assets', name), 'utf8')).join('');
  expect(sheets).not.toMatch(/:has\(|@container|\d[sld]v[hw]\b|color-mix|@layer|aspect-ratio/);
});

describe('the service worker', () => {
  it('holds no placeholder, and lists files that are there, the page among them', () => {
    expect(worker()).not.toMatch(/__[A-Z]+__/);
    const { listed } = runInNewContext(`${worker()}; ({ listed: FILES })`, { self: { addEventListener: () => undefined } }) as { listed: string[] };
    expect(listed).toEqual(expect.arrayContaining(['/m/index.html', '/m/manifest.json', '/m/icon-192.png']));
    expect(listed.filter((name) => !existsSync(join(out, name.replace('/m/', ''))))).toEqual([]);
    expect(listed.filter((name) => /sw\.js|\/api\//.test(name))).toEqual([]);
  });

  it('is filled whichever quotes a formatter leaves, and never in silence', () => {
    expect(filled('a = "__REV__"; b = \'__SCOPE__\';', { REV: '1$&', SCOPE: '/m/' })).toBe('a = "1$&"; b = "/m/";');
    expect(() => filled('a = __REV__', { REV: '1' })).toThrow('no place for REV');
  });

  it('can be installed: name, icons and scope are there', () => {
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({ start_url: '/m/', scope: '/m/', display: 'standalone', icons: expect.arrayContaining([expect.objectContaining({ sizes: '512x512' })]) });
  });
});
