import { packRulesEn } from '../../admin-ui/src/i18n/setUpEn.ts';
import { packRulesZh } from '../../admin-ui/src/i18n/setUpZh.ts';
import { caseConditions, readAt, requestConditions, visitConditions, withAt } from '../../admin-ui/src/packs/conditions.ts';
import { requests } from '../../domain/case/requests.ts';
import { MethodPack } from '../../domain/pack/pack.ts';
import { defaultPack, shippedPacks } from '../../domain/pack/packs/index.ts';

const all = [...caseConditions, ...requestConditions, ...visitConditions];
/** Ladders have tables of their own; silence about more time is a refusal by law. */
const elsewhere = ['visits.ladders', 'requests.extension.ifSilent'];

const isList = (value: unknown): boolean => typeof value !== 'object' || Array.isArray(value);
function placesOf(value: unknown, path: string): string[] {
  if (elsewhere.includes(path)) return [];
  return isList(value) || /byProfile$/i.test(path) ? [path] : Object.entries(value as object).flatMap(([name, one]) => placesOf(one, `${path}.${name}`));
}

describe('the single conditions of a pack', () => {
  it('each have a line where they can be edited, in every pack that is shipped', () => {
    const lines = all.map(({ path }) => path.join('.')).toSorted();
    for (const pack of shippedPacks) {
      expect((['terms', 'requests', 'visits'] as const).flatMap((part) => placesOf(pack[part], part)).toSorted()).toEqual(lines);
    }
  });

  it('are named in both languages', () => {
    const named = (words: object) => all.flatMap(({ path }) => path.slice(1)).filter((part) => !(part in words) && !(part in requests));
    expect([named(packRulesZh.parts), named(packRulesEn.parts)]).toEqual([[], []]);
  });

  it('change one value and leave what stands beside it', () => {
    const path = ['terms', 'mediation', 'cap'];
    const changed = withAt(defaultPack, path, '45 d');
    expect(readAt(changed, path)).toBe('45 d');
    expect(withAt(changed, path, '30 d')).toEqual(defaultPack);
    expect(MethodPack.safeParse(changed).success).toBe(true);
  });
});
