import { useWords } from '../i18n/words.ts';
import { useCatalogue } from './catalogue.ts';
import type { Incident } from './incident.ts';

export const CategoryName = ({ of, withCode = false }: { of: Incident['category']; withCode?: boolean }) => {
  const { t, named } = useWords();
  const { categories } = useCatalogue();
  if (!of) return <>{t('record.unset')}</>;
  const found = typeof of === 'string' ? categories.find((category) => category.code === of) : of;
  const code = typeof of === 'string' ? of : of.code;
  return <>{withCode ? `${code ?? ''} ` : ''}{found ? named(found) : code}</>;
};
