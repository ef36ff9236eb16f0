import polyglot from 'ra-i18n-polyglot';
import { speak } from '../door.ts';
import { zh } from './zh.ts';

const languages = [
  { locale: 'zh-CN', name: '中文' },
  { locale: 'en', name: 'English' },
];

/** Chinese is in the first script; English is fetched when somebody asks for it. */
export const i18nProvider = polyglot(
  (locale) => {
    speak(locale);
    return locale === 'en' ? import('./en.ts').then((file) => file.en) : zh;
  },
  'zh-CN',
  languages,
);
