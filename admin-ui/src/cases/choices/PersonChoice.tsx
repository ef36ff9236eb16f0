import { useTranslate } from 'react-admin';
import { PersonSearch } from '../../people/PersonSearch.tsx';
import type { ChoiceProps } from './choice.ts';

/** A person of the chosen unit; without a unit to choose (reassigning within one's own), of all the viewer may name. */
export const PersonChoice = ({ unit, ...choice }: ChoiceProps & { unit: string | undefined }) => {
  const t = useTranslate();
  const waiting = unit === '';
  return <PersonSearch {...choice} disabled={waiting} filter={unit ? { unit } : {}} hint={waiting ? t('dialog.chooseUnitFirst') : undefined} nobody={unit ? t('dialog.nobodyThere') : undefined} />;
};
