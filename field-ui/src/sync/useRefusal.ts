import { useWords } from '../language.ts';
import type { Command } from '../outbox/command.ts';

/** Why the server did not take it, and what to do, in the reader's words. */
export function useRefusal({ code = 'unknown', faults = [] }: Pick<Command, 'code' | 'faults'>): string {
  const { words } = useWords();
  const said = (words.refusals as Record<string, string>)[code] ?? words.refusals.unknown;
  const fields = faults.map(({ path }) => (words.fields as Record<string, string>)[path.split('.')[0] ?? ''] ?? path);
  return fields.length === 0 ? said : `${said} (${fields.join('、')})`;
}
