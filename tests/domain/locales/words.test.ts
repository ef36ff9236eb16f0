import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../../domain/locales/en.ts';
import { fieldFaults, whys } from '../../../domain/locales/faults.ts';
import { slotsOf } from '../../../domain/locales/say.ts';
import { zhCN } from '../../../domain/locales/zh-CN.ts';

/** Every text of a language by its path. */
function textsOf(words: object, path: string[] = []): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    (typeof value === 'string' ? [[[...path, key].join('/'), value] as [string, string]] : textsOf(value, [...path, key])));
}

const chinese = textsOf(zhCN);
const english = new Map(textsOf(en));
const source = (): string => {
  const folder = join(process.cwd(), 'domain/case');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
};
const found = (pattern: RegExp): string[] => [...new Set(Array.from(source().matchAll(pattern), ([, code]) => code!))].toSorted();

describe('both languages', () => {
  it('say the same things', () => {
    expect(chinese.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('put the same things into each sentence', () => {
    for (const [path, text] of chinese) expect([path, slotsOf(text).toSorted()]).toEqual([path, slotsOf(english.get(path)!).toSorted()]);
  });

  it('English holds no Chinese', () => {
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('Chinese is Chinese', () => {
    const without = chinese.filter(([, text]) => !/\p{Script=Han}/u.test(text)).map(([path]) => path);
    expect(without).toEqual(['comma', 'colon']);
  });

  it('say nothing empty and nothing twice within a group of words', () => {
    for (const words of [zhCN, en]) {
      for (const group of [words.statuses, words.actions, words.roles, words.clocks, words.requests, words.severities, words.channels, words.lights]) {
        const all = Object.values(group);
        expect(all.every((text) => text.trim() === text && text !== '')).toBe(true);
        expect(new Set(all).size).toBe(all.length);
      }
    }
  });

  it('a notice carries the number and a link and nothing else', () => {
    for (const words of [zhCN, en]) {
      for (const [template, text] of Object.entries({ ...words.notices, ...words.visitNotices })) expect([template, slotsOf(text)]).toEqual([template, ['number', 'link']]);
    }
  });
});

describe('what the rules answer has words', () => {
  it('for every reason of a refusal', () => {
    expect(found(/refuse\('\w+', '(\w+)'\)/g).filter((why) => !(whys as readonly string[]).includes(why))).toEqual([]);
  });

  it('for every fault of a field', () => {
    const codes = [...found(/invalid\('\w+', '(\w+)'/g), ...found(/error: '(\w+)'/g), ...found(/problem\([^,]+, '(\w+)'\)/g)];
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !(fieldFaults as readonly string[]).includes(code))).toEqual([]);
  });
});
