import { useEffect, useState } from 'preact/hooks';
import { ask } from './ask.ts';
import type { Category } from './groups.ts';
import { useWords } from './language.ts';

interface Catalogue {
  categories: Category[];
}

/** What may be reported. Without it (no connection) the page still takes a report; the staff then sort it. */
export function useCatalogue(): Category[] {
  const { language } = useWords();
  const [categories, setCategories] = useState<Category[]>([]);
  useEffect(() => {
    ask<Catalogue>('/api/catalogue', language).then(
      ({ body }) => setCategories(body.categories),
      () => undefined,
    );
  }, [language]);
  return categories;
}
