import { dateOf, dayOf } from '../domain/calendar/day.ts';
import type { DayNumber } from '../domain/calendar/day.ts';
import { checkDigit } from '../domain/visit/id-number.ts';
import type { Dice } from './dice.ts';

const familyNames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'];
const givenNames = [...'秀兰英芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂玉国建华志文海红梅春雪云龙波辉鹏宇晨欣怡佳子轩浩然梓涵诗语思雨俊杰'];

/** A code that GB/T 2260 has given to no county. */
const nowhere = '110199';

/** Invented people: an identity number whose region stands for no county, and a phone of a range that nobody has. */
export interface PersonSeed { name: string; relation: string; idNumber?: string; born: string; phone?: string; registeredHere?: boolean }

export type FamilyKind = 'elderAlone' | 'elderCouple' | 'couple' | 'family' | 'grandparents' | 'tenants';

/** A family of a kind, with ages that fit together on a day. */
export function familyOf(kind: FamilyKind, dice: Dice, today: DayNumber): PersonSeed[] {
  const year = Number(dateOf(today).slice(0, 4));
  const surname = dice.pick(familyNames);
  const person = (relation: string, age: number, more: Partial<PersonSeed> = {}, family = surname): PersonSeed => {
    const born = dayOf(year - age, 1 + dice.below(12), 1 + dice.below(28))!;
    const earlier = born > today ? born - 366 : born;
    const digits = `${nowhere}${dateOf(earlier).replaceAll('-', '')}${String(dice.below(1_000)).padStart(3, '0')}`;
    const idNumber = `${digits}${checkDigit(digits)}`;
    const name = family + dice.pick(givenNames) + (dice.percent(70) ? dice.pick(givenNames) : '');
    return { name, relation, born: dateOf(earlier), ...(age >= 16 ? { idNumber, phone: `1990000${String(dice.below(10_000)).padStart(4, '0')}` } : {}), ...more };
  };
  const other = () => dice.pick(familyNames);
  switch (kind) {
    case 'elderAlone': return [person('head', 68 + dice.below(25))];
    case 'elderCouple': return [person('head', 66 + dice.below(20)), person('spouse', 64 + dice.below(20), {}, other())];
    case 'couple': return [person('head', 25 + dice.below(35)), person('spouse', 24 + dice.below(35), {}, other())];
    case 'grandparents': return [person('head', 60 + dice.below(15)), person('grandchild', 4 + dice.below(10))];
    case 'tenants': return Array.from({ length: 1 + dice.below(3) }, (_, at) => person(at === 0 ? 'head' : 'tenant', 20 + dice.below(30), { registeredHere: false }, other()));
    case 'family': return [person('head', 30 + dice.below(20)), person('spouse', 28 + dice.below(20), {}, other()), ...Array.from({ length: 1 + dice.below(2) }, () => person('child', 1 + dice.below(18)))];
  }
}
