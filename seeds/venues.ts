import type { Colour } from '../db/tables/registry.ts';
import type { Dice } from './dice.ts';

export interface VenueSeed { class: string; zh: string; owner?: string; ownerUnit?: string; colour?: Colour }

const shops = ['便利店', '小餐馆', '理发店', '棋牌室', '五金店', '药店', '水果店', '小旅馆', '网吧', '早点铺'];
const units = ['加油站', '农贸市场', '卫生院', '中心小学'];
const hazards = ['后坡隐患点', '河湾溺水隐患点', '废弃水井', '林区边缘', '老矿口', '漫水桥'];
const rented: readonly (readonly [of: string, colour: Colour, share: number])[] = [['P01', 'green', 60], ['P02', 'yellow', 25], ['P03', 'orange', 10], ['P04', 'red', 5]];

/** What lies in a grid besides households: hazard points first, then venues, key units and rented houses. */
export function placesOf(grid: string, dice: Dice): VenueSeed[] {
  const named = (what: string, at: number): string => `${grid.slice(0, 2)}${what}${at === 0 ? '' : `(${at + 1})`}`;
  return [
    ...Array.from({ length: 3 }, (_, at): VenueSeed => ({ class: 'P07', zh: named(dice.pick(hazards), at), owner: '村(居)委会' })),
    ...Array.from({ length: 8 }, (_, at): VenueSeed => ({ class: 'P05', zh: named(dice.pick(shops), at), owner: '个体工商户' })),
    { class: 'P06', zh: named(dice.pick(units), 0), owner: '单位' },
    ...Array.from({ length: 6 }, (_, at): VenueSeed => {
      const thrown = dice.below(100);
      const [of, colour] = rented.find((_row, nth) => thrown < rented.slice(0, nth + 1).reduce((sum, [, , share]) => sum + share, 0))!;
      return { class: of, zh: named('出租房', at), colour };
    }),
    { class: 'P08', zh: named('老旧院落', 0) },
  ];
}
