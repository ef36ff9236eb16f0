import { en } from './en.ts';
import type { Words } from './words.ts';
import { zhCN } from './zh-CN.ts';

/** The languages that Gewu speaks, the first by default. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const spoken: Record<Language, Words> = { 'zh-CN': zhCN, en };

/** All words of a language. */
export const wordsOf = (language: Language): Words => spoken[language];

export { say, slotsOf } from './say.ts';
export { budgetWords, nameOf, reasonWords, resultWords } from './names.ts';
export { entryWords, residentWords } from './entry-words.ts';
export type { Words } from './words.ts';
