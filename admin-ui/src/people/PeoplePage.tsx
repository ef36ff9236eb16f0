import type { RaRecord } from 'react-admin';
import type { Named } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';
import { Register } from '../layout/Register.tsx';

/** Accounts and what each may do. Changes come with an issue of their own. */
const PeoplePage = () => {
  const { t, word, named } = useWords();
  const roles = (person: RaRecord) => ((person['roles'] ?? []) as string[]).map((role) => word('role', role)).join('、');
  return (
    <Register
      resource="people"
      title={t('people.title')}
      columns={[
        { label: t('people.name'), show: (person) => person['name'] as string },
        { label: t('people.username'), show: (person) => person['username'] as string },
        { label: t('people.roles'), show: roles },
        { label: t('people.unit'), show: (person) => ((person['units'] ?? []) as Named[]).map((unit) => named(unit)).join('、') },
        { label: t('people.areas'), show: (person) => ((person['areas'] ?? []) as Named[]).map((area) => named(area)).join('、') },
        { label: t('people.state'), show: (person) => t(person['disabled'] ? 'people.disabled' : 'people.active') },
      ]}
    />
  );
};

export default PeoplePage;
