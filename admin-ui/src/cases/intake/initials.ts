/** The first character of each letter's part of the Chinese collation, in its order. No word begins with i, u or v. */
const borders = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';

let order: Intl.Collator | undefined;
const known = new Map<string, string>();

/** The letter that a character's pinyin begins with; another sign is itself. Of several readings the collation's own is taken. */
function initialOf(sign: string): string {
  if (!/\p{Script=Han}/u.test(sign)) return sign.toLowerCase();
  const before = known.get(sign);
  if (before) return before;
  order ??= new Intl.Collator('zh-CN-u-co-pinyin');
  let at = 0;
  while (at + 1 < borders.length && order.compare(borders[at + 1]!, sign) <= 0) at += 1;
  const letter = letters[at]!;
  known.set(sign, letter);
  return letter;
}

/** 消防通道堵塞 → xftdds: what a quick typist gives instead of the word. */
export const initialsOf = (text: string): string => [...text].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).map(initialOf).join('');

/** Does somebody who typed this mean that? By a piece of the words, by the code's beginning, or by the initials. */
export function means(typed: string, { code = '', words }: { code?: string; words: readonly string[] }): boolean {
  const asked = typed.trim().toLowerCase();
  if (asked === '') return true;
  if (code.toLowerCase().startsWith(asked)) return true;
  if (words.some((word) => word.toLowerCase().includes(asked))) return true;
  return /^[a-z]{2,}$/.test(asked) && words.some((word) => initialsOf(word).includes(asked));
}
