import { tally } from '../../bin/test-run/jest.ts';

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
