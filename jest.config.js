const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

const room = (displayName, extra = {}) => ({
  displayName,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts`],
  transform: { '\\.tsx?$': swc, '/node_modules/kysely/.+\\.js$': swc },
  transformIgnorePatterns: ['/node_modules/(?!kysely/)'],
  ...extra,
});

/** Rooms that need Postgres or the engine share one of each in a run. */
const servers = {
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
};

/** What is held to seconds in a browser: a room of its own, so that nothing else runs beside it. */
const measured = /-speed\.test\.ts$/;

/** One project a room, so that `npx jest --selectProjects domain` runs the rules alone, without a database or an engine. */
export default {
  testTimeout: 30_000,
  projects: [
    ...['domain', 'house', 'bin', 'field', 'desk'].map((name) => room(name)),
    ...['db', 'activities', 'workflows', 'api', 'seeds', 'stories'].map((name) => room(name, servers)),
    room('browser', { ...servers, testPathIgnorePatterns: [measured.source, '/node_modules/'] }),
    room('speed', { ...servers, testMatch: ['<rootDir>/tests/browser/**/*-speed.test.ts'] }),
  ],
};
