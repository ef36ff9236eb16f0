import { useWords } from '../i18n/words.ts';
import { Register } from '../layout/Register.tsx';

/** Working hours, holidays and make-up days, by version. */
const CalendarPage = () => {
  const { t, at } = useWords();
  return (
    <Register
      resource="calendars"
      title={t('calendars.title')}
      columns={[
        { label: t('calendars.id'), show: (calendar) => String(calendar.id) },
        { label: t('calendars.version'), show: (calendar) => String(calendar['version'] ?? '') },
        { label: t('calendars.since'), show: (calendar) => at(calendar['createdAt'] as string, true) },
      ]}
    />
  );
};

export default CalendarPage;
