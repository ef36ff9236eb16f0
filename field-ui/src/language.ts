import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { trade as tradeEn } from '../../domain/locales/en/trade.ts';
import { trade as tradeZh } from '../../domain/locales/zh-CN/trade.ts';
import { en } from './words/en.ts';
import { zh, type Words } from './words/zh.ts';

export type Language = 'zh-CN' | 'en';
export const wordsOf = (language: Language): Words => (language === 'en' ? en : zh);
export const LanguageContext = createContext<Language>('zh-CN');

/** Fills the gaps of a sentence: `{count}`. */
export const fill = (sentence: string, gaps: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));

const zone = 'Asia/Shanghai';
const formats = (language: Language) => {
  const place = language === 'en' ? 'en-GB' : 'zh-CN';
  return {
    time: new Intl.DateTimeFormat(place, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }),
    day: new Intl.DateTimeFormat(place, { timeZone: zone, month: 'short', day: 'numeric', weekday: 'short' }),
    date: new Intl.DateTimeFormat(place, { timeZone: zone, year: 'numeric', month: 'short', day: 'numeric' }),
  };
};
const made = { 'zh-CN': formats('zh-CN'), en: formats('en') };

/** Words of the app and of the trade, names in two languages and instants, for the reader. */
export function useWords() {
  const language = useContext(LanguageContext);
  const { time, day, date } = made[language];
  const words = wordsOf(language);
  return {
    words,
    language,
    trade: language === 'en' ? tradeEn : tradeZh,
    named: (thing: { zh: string; en: string }) => (language === 'en' ? thing.en : thing.zh),
    time: (at: number | string) => time.format(new Date(at)),
    day: (at: number | string) => day.format(new Date(at)),
    date: (at: number | string) => date.format(new Date(at)),
    both: (at: number | string) => `${day.format(new Date(at))} ${time.format(new Date(at))}`,
  };
}
