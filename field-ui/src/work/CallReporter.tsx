/** @jsxImportSource preact */
import { reporterRevealers } from '../../../domain/people/revealers.ts';
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import { Dial } from '../parts/Dial.tsx';
import type { Case } from './case.ts';

/** Calls whoever reported the case, where a number was left. */
export const CallReporter = ({ item }: { item: Case }) => {
  const { person } = useBag();
  const { words } = useWords();
  if (!item.reporter?.phone || !reporterRevealers.some((role) => person.roles.includes(role))) return null;
  return <div class="stack"><Dial target={async () => `incident:${item.id}`} label={words.call.reporter} purpose={words.call.aboutCase} /></div>;
};
