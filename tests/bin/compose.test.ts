import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Service = {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  configs?: { source: string; target: string }[];
  depends_on?: Record<string, { condition: string }>;
};
type Compose = { services: Record<string, Service>; configs: Record<string, { content: string }>; volumes: Record<string, unknown> };

const { load } = jest.requireActual<{ load: (text: string) => unknown }>('js-yaml');
const project = join(__dirname, '..', '..');
const file = join(project, 'docker-compose.yml');
const text = readFileSync(file, 'utf8');
const { services, configs } = load(text) as Compose;
const all = Object.entries(services);

test('the services of production are all there', () => {
  const engine = ['temporal-schema', 'temporal', 'temporal-namespace', 'temporal-ui'];
  expect(Object.keys(services)).toEqual(['postgres', ...engine, 'migrate', 'seed', 'api', 'worker']);
});

test('no secret is written down, and each one that misses is named', () => {
  const variables = [...text.matchAll(/(?<!\$)\$\{?([A-Z_]+)([^}\s]*)/g)];
  expect(variables.length).toBeGreaterThan(5);
  expect(variables.filter(([, , rest]) => !rest?.startsWith(':?')).map(([whole]) => whole)).toEqual([]);
});

test('whatever a service waits for or mounts exists', () => {
  for (const [, { depends_on: waits = {}, configs: mounted = [] }] of all) {
    for (const name of Object.keys(waits)) expect(Object.keys(services)).toContain(name);
    for (const { source } of mounted) expect(Object.keys(configs)).toContain(source);
  }
});

test('our own programs are started by the files that start them here', () => {
  const commands = all.filter(([, { image }]) => image.startsWith('gewu:')).map(([name, { command = [] }]) => [name, ...command]);
  expect(commands).toEqual(['migrate', 'seed', 'api', 'worker'].map((name) => [name, 'node', `bin/${name}.ts`]));
  for (const [, , path] of commands) expect(existsSync(join(project, path ?? ''))).toBe(true);
});

test('the engine is set up for good: shards, its dynamic configuration, one version of server and tools', () => {
  const { environment = {}, configs: mounted = [] } = services.temporal ?? {};
  expect(environment.NUM_HISTORY_SHARDS).toBe('512');
  expect(mounted.map(({ target }) => target)).toContain(environment.DYNAMIC_CONFIG_FILE_PATH);
  expect(load(configs.dynamic?.content ?? '')).toMatchObject({ 'limit.maxIDLength': [{ value: 255 }] });
  expect(new Set(all.filter(([, { image }]) => /\/(server|admin-tools):/.test(image)).map(([, { image }]) => image.split(':')[1])).size).toBe(1);
});

test('nothing but the door and the window of the engine is reachable, and those through this machine alone', () => {
  expect(all.flatMap(([, { ports = [] }]) => ports)).toEqual(['127.0.0.1:8233:8080', '127.0.0.1:8080:8080']);
});

test('docker itself accepts the file, where it is installed', () => {
  const there = spawnSync('docker', ['compose', 'version']).status === 0;
  if (!there) return console.log('docker compose is not installed here: its own check of docker-compose.yml is left out');
  const secrets = ['POSTGRES_PASSWORD', 'TEMPORAL_DB_PASSWORD', 'GEWU_OWNER_PASSWORD', 'GEWU_APP_PASSWORD', 'GEWU_ADMIN_PASSWORD'];
  const env = { ...process.env, ...Object.fromEntries(secrets.map((name) => [name, 'letters0'])), GEWU_PUBLIC_ORIGIN: 'https://gewu.example' };
  const { status, stderr } = spawnSync('docker', ['compose', '--file', file, 'config', '--quiet'], { env, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
