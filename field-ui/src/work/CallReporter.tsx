/** @jsxImportSource preact */
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import { Dial } from '../parts/Dial.tsx';
import type { Case } from './case.ts';

/** Who makes first contact or calls back, as the server says too. */
const callers: readonly string[] = ['worker', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'clerk', 'head', 'chief', 'county', 'clueOfficer'];

/** Calls whoever reported the case, where a number was left. */
export const CallReporter = ({ item }: { item: Case }) => {
  const { person } = useBag();
  const { words } = useWords();
  if (!item.reporter?.phone || !person.roles.some((role) => callers.includes(role))) return null;
  return <div class="stack"><Dial target={async () => `incident:${item.id}`} label={words.call.reporter} purpose={words.call.aboutCase} /></div>;
};
