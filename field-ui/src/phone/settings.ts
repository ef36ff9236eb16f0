import type { Language } from '../language.ts';

export const sizes = ['standard', 'large', 'largest'] as const;
export type Size = (typeof sizes)[number];
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

export interface Settings {
  language: Language;
  size: Size;
  theme: Theme;
}

const kept = 'gewu-field-settings';
const points: Record<Size, number> = { standard: 18, large: 21, largest: 24 };

/** As chosen on this phone. Light is first: it is read in the sun. */
export function readSettings(): Settings {
  const first: Settings = { language: /^en\b/i.test(navigator.language) ? 'en' : 'zh-CN', size: 'standard', theme: 'light' };
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(kept) ?? '{}') as Partial<Settings>) };
  } catch {
    return first;
  }
}

export function applySettings(settings: Settings) {
  const { documentElement: page } = document;
  const dark = settings.theme === 'dark' || (settings.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.lang = settings.language;
  page.dataset['theme'] = dark ? 'dark' : 'light';
  page.style.fontSize = `${points[settings.size]}px`;
  try {
    localStorage.setItem(kept, JSON.stringify(settings));
  } catch {
    // Then they hold until the page is closed.
  }
}
