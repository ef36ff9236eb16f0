import { useLocaleState, useTranslate } from 'react-admin';
import type { Named } from '../cases/incident.ts';

const zone = 'Asia/Shanghai';

/** Making one takes longer than using it hundreds of times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, withYear: boolean, withTime = true): Intl.DateTimeFormat {
  const name = `${language} ${withYear} ${withTime}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    ...(withYear ? { year: 'numeric' as const } : {}),
    month: '2-digit',
    day: '2-digit',
    ...(withTime ? { hour: '2-digit' as const, minute: '2-digit' as const, hourCycle: 'h23' as const } : {}),
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

  /** A day as data writes it, `YYYY-MM-DD`, as the reader does; anything else stays as it is. */
  const day = (date: string | null | undefined): string =>
    (date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? formatOf(chinese ? 'zh-CN' : 'en-GB', true, false).format(new Date(`${date}T12:00:00+08:00`)) : (date ?? ''));

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
    text.replaceAll(/(\d+(?:\.\d+)?) ([a-z]+)/g, (_, amount: string, unit: string) => (unit === 'h' && Number(amount) < 1 ? said(Number(amount) * 60, 'min') : said(Number(amount), unit)));
  const said = (amount: number, unit: string): string => `${amount} ${counted(amount, t(`domain.unit.${unit}`, { _: unit }))}`;

  return { t, chinese, named, word, at, day, span, hours, budget };
}

/** Of one there is no plural; Chinese has none at all. */
export const counted = (amount: number, unit: string): string => (amount === 1 ? unit.replace(/s$/, '') : unit);

/** The English words of the trade stand in the middle of sentences there; here they begin a label. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
