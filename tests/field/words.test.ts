import { en } from '../../field-ui/src/words/en.ts';
import { zh } from '../../field-ui/src/words/zh.ts';

const flat = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, one]) => flat(one, path ? `${path}.${key}` : key));
const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

it('says everything in both languages, with the same gaps', () => {
  expect(flat(en).map(([path]) => path)).toEqual(flat(zh).map(([path]) => path));
  const english = new Map(flat(en));
  expect(flat(zh).filter(([path, text]) => gaps(text).join() !== gaps(english.get(path)!).join())).toEqual([]);
});

it('mixes no language into the other, but for the name of the other', () => {
  expect(flat(en).filter(([path, text]) => /[\u4e00-\u9fff]/.test(text) && path !== 'other')).toEqual([]);
  expect(flat(zh).filter(([path, text]) => !/[\u4e00-\u9fff]/.test(text) && path !== 'other' && !/^[\s{}\w]*$/.test(text))).toEqual([]);
});

it('has kind words after a death, and asks for no photo', () => {
  expect(zh.visit.after.deceased).toMatch(/请节哀.*不拍照/);
  expect(zh.visit.condolence).toContain('请节哀');
  expect(zh.photo.outdoors).toContain('不拍屋里');
});
