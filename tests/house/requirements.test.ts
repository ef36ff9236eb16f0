import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirements, requirementsPage, shownBy } from './requirement-list.ts';

describe('the requirements of the five deployments', () => {
  it('are the 202 numbered ones', () => {
    const counts = ['000', '001', '002', '003', '004'].map((seed) => requirements.filter(({ id }) => id.startsWith(`${seed}-`)).length);
    expect(counts).toEqual([32, 36, 51, 32, 51]);
  });

  it('are named in tests only by ids that exist', () => {
    const known = new Set(requirements.map(({ id }) => id));
    expect([...shownBy().keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  it('stand in docs/requirements.md as the tests show them', () => {
    expect(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'requirements.md'), 'utf8')).toBe(requirementsPage());
  });
});
