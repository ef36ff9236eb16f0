import { useLocaleState, useTranslate } from 'react-admin';
import type { Named } from '../cases/incident.ts';

const zone = 'Asia/Shanghai';

/** Making one takes longer than using it hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, withYear: boolean): Intl.DateTimeFormat {
  const name = `${language} ${withYear}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    ...(withYear ? { year: 'numeric' as const } : {}),
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(name, made);
  return made;
}

/** The reader's language for everything that is not a plain sentence: names in two languages, codes, instants and lengths of time. */
export function useWords() {
  const t = useTranslate();
  const [locale] = useLocaleState();
  const chinese = locale !== 'en';

  const named = (thing: Partial<Named> | string | null | undefined): string => {
    if (!thing) return '';
    if (typeof thing === 'string') return thing;
    return (chinese ? thing.zh : thing.en) ?? thing.zh ?? thing.code ?? '';
  };

  /** The word for a code of the trade; a code nobody gave a word is shown as it is. */
  const word = (family: string, code: string | null | undefined): string => (code ? capital(t(`domain.${family}.${code}`, { _: code })) : '');

  const at = (instant: string | null | undefined, withYear = false): string => {
    if (!instant) return '';
    const moment = new Date(instant);
    const year = withYear || moment.getFullYear() !== new Date().getFullYear();
    return formatOf(chinese ? 'zh-CN' : 'en-GB', year).format(moment);
  };

  /** 2天3时, 4时12分 or, under an hour, 9分40秒; seconds only where one clock stands alone. */
  const span = (seconds: number, toTheSecond = true): string => {
    const whole = Math.abs(Math.round(seconds));
    if (whole >= 86_400) return t('time.daysHours', { days: Math.floor(whole / 86_400), hours: Math.floor((whole % 86_400) / 3600) });
    if (whole >= 3600) return t('time.hoursMinutes', { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60) });
    if (!toTheSecond && whole >= 60) return t('time.minutes', { minutes: Math.floor(whole / 60) });
    return t('time.minutesSeconds', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  };

  /** Working time, where eight hours are a day's work and days would mislead. */
  const hours = (seconds: number): string => {
    const whole = Math.abs(Math.round(seconds));
    if (whole < 3600) return t('time.minutesSeconds', { minutes: Math.floor(whole / 60), seconds: whole % 60 });
    return t('time.hoursMinutes', { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60) });
  };

  /** Every part of a limit: 2 工作日 4 工作时. */
  const budget = (text: string): string =>
    text.replaceAll(/(\d+(?:\.\d+)?) ([a-z]+)/g, (_, amount: string, unit: string) => `${amount} ${t(`domain.unit.${unit}`, { _: unit })}`);

  return { t, chinese, named, word, at, span, hours, budget };
}

/** The English words of the trade stand in the middle of sentences there; here they begin a label. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
