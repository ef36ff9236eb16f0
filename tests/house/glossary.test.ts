import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '../../domain/case/commands.ts';
import { requests } from '../../domain/case/requests.ts';
import { clockNames, statuses } from '../../domain/case/status.ts';
import { deeds } from '../../domain/clock/ladder.ts';
import { zhCN } from '../../domain/locales/zh-CN.ts';
import { roleNames, roles } from '../../domain/people/roles.ts';

const glossary = readFileSync(join(process.cwd(), 'docs/glossary.md'), 'utf8');

/** The lines under a heading. */
const under = (heading: string): string => glossary.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
/** A code has its line when it stands between backticks in one of the chapter's rows. */
const missing = (heading: string, codes: readonly string[]): string[] => {
  const rows = under(heading).split('\n').filter((line) => line.startsWith('|'));
  return codes.filter((code) => !rows.some((row) => row.includes(`\`${code}\``)));
};

describe('the glossary has a line for', () => {
  it.each([
    ['every status', 'Statuses', statuses],
    ['every action', 'Actions', actions],
    ['every role', 'People', roleNames],
    ['every clock', 'Clocks', clockNames],
    ['every request', 'Asking', Object.keys(requests)],
    ['everything a rung does', 'Clocks', deeds],
  ] as const)('%s', (_, heading, codes) => {
    expect(missing(heading, codes)).toEqual([]);
  });
});

describe('the glossary says what the screens say', () => {
  it.each(statuses)('%s', (status) => {
    expect(under('Statuses')).toContain(`| ${zhCN.statuses[status]} | \`${status}\` |`);
  });

  it.each(roleNames)('%s', (role) => {
    expect(under('People')).toMatch(new RegExp(`^\\| ${roles[role].zh.replace(/[()]/g, '\\$&')} \\| \`${role}\` \\| ${roles[role].r}`, 'm'));
  });

  it.each(clockNames)('the clock %s', (clock) => {
    expect(under('Clocks')).toContain(`| ${zhCN.clocks[clock]} | \`${clock}\` |`);
  });
});
