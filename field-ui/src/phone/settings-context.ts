import { createContext } from 'preact';
import type { Settings } from './settings.ts';

export const SettingsContext = createContext<{ settings: Settings; change: (more: Partial<Settings>) => void }>({
  settings: { language: 'zh-CN', size: 'standard', theme: 'light' }, change: () => undefined,
});
