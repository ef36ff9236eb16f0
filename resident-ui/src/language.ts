import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './words/en.ts';
import { zh, type Words } from './words/zh.ts';

export type Language = 'zh-CN' | 'en';

const remembered = 'gewu-language';

/** What was chosen before, else the phone's own language, else Chinese. */
export function firstLanguage(): Language {
  try {
    const kept = localStorage.getItem(remembered);
    if (kept === 'en' || kept === 'zh-CN') return kept;
  } catch {
    // A browser that keeps nothing is asked again each time.
  }
  return /^en\b/i.test(navigator.language) ? 'en' : 'zh-CN';
}

export function rememberLanguage(language: Language) {
  document.documentElement.lang = language;
  document.title = wordsOf(language).name;
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // As above.
  }
}

export const wordsOf = (language: Language): Words => (language === 'en' ? en : zh);
export const LanguageContext = createContext<Language>('zh-CN');

/** Words, names in two languages and instants, for the reader. */
export function useWords() {
  const language = useContext(LanguageContext);
  const words = wordsOf(language);
  return {
    words,
    language,
    named: (thing: { zh: string; en: string }) => (language === 'en' ? thing.en : thing.zh),
    at: (instant: string) =>
      new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
        timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false,
      }).format(new Date(instant)),
  };
}

/** Fills the gaps of a sentence: `{at}`. */
export const fill = (sentence: string, gaps: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
