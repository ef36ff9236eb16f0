import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tally } from '../../bin/test-run/jest.ts';
import { rounds, walking } from '../../bin/test-run/rounds.ts';

const results = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

test.each([
  ['all well', results, 0, { passed: 7, failed: 0, skipped: 0 }],
  ['two failed', { ...results, numFailedTests: 2 }, 1, { passed: 7, failed: 2, skipped: 0 }],
  ['a file that does not compile', { ...results, numRuntimeErrorTestSuites: 1 }, 1, { passed: 7, failed: 1, skipped: 0 }],
  ['a run that ended badly without saying why', results, 1, { passed: 7, failed: 1, skipped: 0 }],
  ['a run that was killed', undefined, 1, { passed: 0, failed: 1, skipped: 0 }],
  ['one left out', { ...results, numPendingTests: 1 }, 0, { passed: 7, failed: 0, skipped: 1 }],
])('%s', (_, found, code, expected) => {
  expect(tally(found, code)).toEqual(expected);
});

describe('the rounds of npm test', () => {
  const project = join(__dirname, '..', '..');
  const jest = (...args: string[]): string => execFileSync(process.execPath, [join(project, 'node_modules/jest/bin/jest.js'), ...args], { cwd: project, encoding: 'utf8' });
  const rooms = rounds.flatMap((round) => round.rooms);

  it('take every room once', () => {
    const { configs } = JSON.parse(jest('--showConfig')) as { configs: { displayName: { name: string } }[] };
    expect(rooms.toSorted()).toEqual(configs.map(({ displayName }) => displayName.name).toSorted());
  });

  it('find every test in one room', () => {
    const every = readdirSync(join(project, 'tests'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts')).map((name) => join(project, 'tests', name));
    expect(jest('--listTests').trim().split('\n').toSorted()).toEqual(every.toSorted());
  });

  it('leave nothing beside what is measured', () => {
    expect(rounds.filter((round) => round.rooms.includes('speed'))).toEqual([{ rooms: ['speed'], workers: 1 }]);
    expect(walking.filter((room) => !rooms.includes(room))).toEqual([]);
  });
});
