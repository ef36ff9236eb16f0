import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '../../domain/case/commands.ts';
import { roadPicture, roadTable } from '../../domain/case/picture.ts';
import { statuses } from '../../domain/case/status.ts';
import { lifecyclePage } from './lifecycle-page.ts';

const page = join(process.cwd(), 'docs/lifecycle.md');

test('docs/lifecycle.md is what the tables draw', () => {
  if (process.env['GEWU_DRAW']) writeFileSync(page, lifecyclePage());
  expect(readFileSync(page, 'utf8')).toBe(lifecyclePage());
});

test('the picture leaves out no status, the table no action', () => {
  expect(statuses.filter((status) => !new RegExp(`\\b${status}\\b`).test(roadPicture()))).toEqual([]);
  expect(actions.filter((action) => !roadTable().includes(`\`${action}\``))).toEqual([]);
});

test('nothing leads out of where a case rests for good', () => {
  expect(roadPicture().match(/^ {2}(archived|merged|referred|withdrawn) --> \w+/gm)).toBeNull();
});
