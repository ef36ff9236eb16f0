const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The office's own day, so many days from now: `YYYY-MM-DD`. */
export const localDay = (away = 0): string => format.format(new Date(Date.now() + away * 86_400_000));
