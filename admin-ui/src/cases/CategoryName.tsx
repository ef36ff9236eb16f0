import { useWords } from '../i18n/words.ts';
import type { Incident } from './incident.ts';

/** What kind of matter; a report that nobody has sorted yet has none. */
export const CategoryName = ({ record, withCode = false }: { record: Incident; withCode?: boolean }) => {
  const { t, named } = useWords();
  if (!record.category) return <>{t('record.unsorted')}</>;
  return <>{withCode ? `${record.category} ` : ''}{named(record.categoryName) || record.category}</>;
};
