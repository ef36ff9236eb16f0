import { useWords } from '../i18n/words.ts';
import { Register } from '../layout/Register.tsx';

/** Working hours, holidays and make-up days, by version. */
const CalendarPage = () => {
  const { t, named } = useWords();
  return (
    <Register
      resource="calendars"
      title={t('calendars.title')}
      columns={[
        { label: t('calendars.name'), show: (calendar) => named(calendar as never) || String(calendar.id) },
        { label: t('calendars.id'), show: (calendar) => String(calendar.id) },
        { label: t('calendars.version'), show: (calendar) => String(calendar['version'] ?? '') },
        { label: t('calendars.zone'), show: (calendar) => String(calendar['zone'] ?? '') },
        { label: t('calendars.publishedThrough'), show: (calendar) => String(calendar['publishedThrough'] ?? '') },
      ]}
    />
  );
};

export default CalendarPage;
