import { useWords } from '../i18n/words.ts';
import type { Condition } from './conditions.ts';
import type { Pack } from './pack.ts';

/** A condition as people read it: its name, and what the pack says there. */
export function useConditionWords(pack: Pack) {
  const { t, word, named, budget, chinese } = useWords();
  const listed = (all: readonly string[]): string => all.join(chinese ? '、' : ', ') || '—';
  const lengths = (value: unknown): string => (typeof value === 'string' ? budget(value) : Object.entries(value as Record<string, string>).map(([name, length]) => `${t(`packRules.parts.${name}`)} ${budget(length)}`).join(' / '));

  const label = ({ path }: Condition): string => {
    const parts = path.slice(1);
    return parts.map((part, nth) => (nth === 0 && path[0] === 'requests' ? word('request', part) : t(`packRules.parts.${part}`))).join(' · ');
  };

  const say = ({ kind }: Condition, value: unknown): string => {
    if (value === undefined || value === null) return '—';
    switch (kind) {
      case 'budget': return budget(String(value));
      case 'budgets': return listed((value as string[]).map(budget));
      case 'percent': return `${String(value)}%`;
      case 'times': case 'metres': case 'days': case 'visits': case 'step': return t(`packRules.counted.${kind}`, { count: Number(value), smart_count: Number(value) });
      case 'role': return word('role', String(value));
      case 'roles': return listed((value as string[]).map((role) => word('role', role)));
      case 'profiles': return listed((value as string[]).map((code) => `${code} ${named(pack.profiles[code])}`));
      case 'majors': return listed((value as string[]).map((code) => `${code} ${named(pack.majors.find((major) => major.code === code))}`));
      case 'signs': return listed((value as string[]).map((sign) => word('sign', sign)));
      case 'byProfile': return listed(Object.entries(value as Record<string, unknown>).map(([code, one]) => `${code} ${named(pack.profiles[code])}${chinese ? '：' : ': '}${lengths(one)}`));
      default: return String(value);
    }
  };
  return { label, say };
}
