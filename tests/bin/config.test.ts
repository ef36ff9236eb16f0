import { ConfigError, isLoopback, readConfig, readServedConfig } from '../../bin/config.ts';

const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (failure) {
    if (failure instanceof ConfigError) return failure.message;
    throw failure;
  }
  return 'accepted';
};

test('an empty environment is a demo on this machine alone', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8080, seed: 'demo', demoPassword: 'gewu-demo', rateLimit: true, temporalNamespace: 'gewu' });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ DATABASE_URL: '', GEWU_PORT: '', GEWU_ADMIN_PASSWORD: '' })).toMatchObject({ port: 8080, databaseUrl: undefined, adminPassword: undefined });
});

test('every wrong variable is named', () => {
  const said = refusal({ GEWU_PORT: 'eighty', GEWU_SEED: 'some', DATABASE_URL: 'mysql://x', TEMPORAL_ADDRESS: 'http://x', GEWU_PUBLIC_ORIGIN: 'gewu' });
  for (const name of ['GEWU_PORT', 'GEWU_SEED', 'DATABASE_URL', 'TEMPORAL_ADDRESS', 'GEWU_PUBLIC_ORIGIN']) expect(said).toContain(name);
});

test.each([
  ['the default password, open to the network', { GEWU_HOST: '0.0.0.0' }, /GEWU_DEMO_PASSWORD/],
  ['the default password, written out', { GEWU_HOST: '10.0.0.5', GEWU_DEMO_PASSWORD: 'gewu-demo' }, /GEWU_DEMO_PASSWORD/],
  ['a password of their own', { GEWU_HOST: '0.0.0.0', GEWU_DEMO_PASSWORD: 'a-better-one' }, /accepted/],
  ['no demo accounts', { GEWU_HOST: '0.0.0.0', GEWU_SEED: 'none' }, /accepted/],
  ['no rate limit, open to the network', { GEWU_HOST: '::', GEWU_SEED: 'none', GEWU_RATE_LIMIT: 'off' }, /GEWU_RATE_LIMIT/],
  ['no rate limit, on this machine', { GEWU_RATE_LIMIT: 'off' }, /accepted/],
])('%s', (_, env, expected) => {
  expect(refusal(env)).toMatch(expected);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['127.0.0.1.example.org', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});

test('api and worker name the servers they miss', () => {
  expect(() => readServedConfig({})).toThrow('DATABASE_URL and TEMPORAL_ADDRESS');
  expect(() => readServedConfig({ DATABASE_URL: 'postgres://x/y' })).toThrow(/^TEMPORAL_ADDRESS must/);
});
