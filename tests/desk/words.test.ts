import { deskZh } from '../../admin-ui/src/i18n/zh.ts';
import { en } from '../../admin-ui/src/i18n/en.ts';

const flat = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, one]) => flat(one, path ? `${path}.${key}` : key));
const gaps = (text: string) => [...text.matchAll(/%\{\w+\}/g)].map(([gap]) => gap).toSorted();
const english = new Map(flat(en));

it('says everything of the desk in both languages, with the same gaps', () => {
  expect(flat(deskZh).filter(([path]) => !english.has(path)).map(([path]) => path)).toEqual([]);
  expect(flat(deskZh).filter(([path, text]) => gaps(text).join() !== gaps(english.get(path)!).join())).toEqual([]);
});
