import type { useWords } from '../i18n/words.ts';

/** What does not add up, in words; a code may name the field or the clock behind a dot. */
export function faultWords(t: ReturnType<typeof useWords>['t'], what: string): string {
  const [code, detail] = what.split('.', 2) as [string, string?];
  const said = t(`replay.faults.${code}`, { _: code });
  return detail === undefined ? said : `${said} (${detail})`;
}
