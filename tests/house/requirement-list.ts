import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const project = join(import.meta.dirname, '..', '..');

export interface Requirement { id: string; zh: string; en: string }

export const requirements = JSON.parse(readFileSync(join(import.meta.dirname, 'requirements.json'), 'utf8')) as Requirement[];

const testFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name)).toSorted();

/** A test shows a requirement when its title names the id: `it('… (004-33)')`. */
const titles = /\b(?:it|test|describe|story)(?:\.each\([^)]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;

export function shownBy(): Map<string, string[]> {
  const shown = new Map<string, string[]>();
  for (const file of testFiles(join(project, 'tests'))) {
    const text = readFileSync(file, 'utf8');
    for (const [, , title = ''] of text.matchAll(titles)) {
      for (const [id] of title.matchAll(/\b00[0-4]-\d\d\b/g)) shown.set(id, [...(shown.get(id) ?? []), relative(project, file)]);
    }
  }
  return new Map([...shown].map(([id, files]) => [id, [...new Set(files)]]));
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The text of docs/requirements.md: every requirement of the five deployments, and the test that shows it. */
export function requirementsPage(): string {
  const shown = shownBy();
  const rows = requirements.map(({ id, zh, en }) => `| ${id} | ${cell(zh)} | ${cell(en)} | ${(shown.get(id) ?? []).map((file) => `[${file.split('/').slice(1).join('/')}](../${file})`).join(' ') || 'not yet'} |`);
  const done = requirements.filter(({ id }) => shown.has(id)).length;
  return [
    '# Requirements', '',
    'The numbered requirements of the five deployments that measure Gewu: S000 Wutai Mountain, S001 Yangquan, S002 Dianbai, S003 Hanzhong, S004 Yitiaoshan.',
    'A requirement is shown by the tests whose titles name its id; the page is made from the tests (`npm run docs`) and a test holds it to them.', '',
    `${done} of ${requirements.length} are shown by a test.`, '',
    '| id | field words | meaning | shown by |', '|---|---|---|---|', ...rows, '',
  ].join('\n');
}
