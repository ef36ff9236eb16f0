import type { RaRecord } from 'react-admin';
import { useWords } from '../i18n/words.ts';
import { Register } from '../layout/Register.tsx';

/** Accounts and what each may do. Changes come with an issue of their own. */
const PeoplePage = () => {
  const { t, word, named } = useWords();
  const roles = (person: RaRecord) => ((person['roles'] ?? person['assignments'] ?? []) as (string | { role: string; area?: never; unit?: never })[])
    .map((role) => (typeof role === 'string' ? word('role', role) : [word('role', role.role), named(role.area ?? role.unit)].filter(Boolean).join(' ')))
    .join('、');
  return (
    <Register
      resource="people"
      title={t('people.title')}
      columns={[
        { label: t('people.name'), show: (person) => person['name'] as string },
        { label: t('people.username'), show: (person) => person['username'] as string },
        { label: t('people.roles'), show: roles },
        { label: t('people.unit'), show: (person) => named(person['unit']) },
        { label: t('people.areas'), show: (person) => ((person['areas'] ?? []) as never[]).map(named).join('、') },
        { label: t('people.state'), show: (person) => t(person['disabled'] || person['disabledAt'] ? 'people.disabled' : 'people.active') },
      ]}
    />
  );
};

export default PeoplePage;
