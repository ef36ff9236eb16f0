import type { CadenceInput } from '../visiting.ts';

/** Place classes P01 to P08 and the three colours of risk items. */
export const placeCadences: readonly CadenceInput[] = [
  { code: 'P01', zh: '出租房屋:绿', en: 'rental housing: green', of: 'place', count: 'interval', every: '21 d', on: true, basis: ['Longgang rental practice'] },
  { code: 'P02', zh: '出租房屋:黄', en: 'rental housing: yellow', of: 'place', count: 'interval', every: '14 d', on: true, basis: ['Longgang rental practice'] },
  { code: 'P03', zh: '出租房屋:橙', en: 'rental housing: orange', of: 'place', count: 'interval', every: '7 d', on: true, basis: ['proposal'] },
  {
    code: 'P04', zh: '出租房屋:红', en: 'rental housing: red', of: 'place', count: 'interval', every: '3 d', on: true,
    otherwise: [{ when: { zh: '栖霞做法', en: 'Qixia practice' }, every: 'month' }], basis: ['proposal'],
  },
  {
    code: 'P05', zh: '九小场所、门店', en: 'small venues and shops', of: 'place', count: 'calendarPeriod', every: 'quarter', on: true,
    otherwise: [{ code: 'fireRisk', when: { zh: '火灾风险', en: 'fire risk' }, every: 'month' }], basis: ['S004', 'interval: proposal'],
  },
  { code: 'P06', zh: '重点单位', en: 'key units', of: 'place', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, basis: ['S004', 'interval: proposal'] },
  {
    code: 'P07', zh: '隐患点(林田路井河沟矿)', en: 'hazard points', of: 'place', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true,
    otherwise: [{ code: 'fireSeason', when: { zh: '防火期', en: 'in season' }, every: '7 d' }, { code: 'specialRisk', when: { zh: '特险期', en: 'special risk' }, every: '1 d' }], basis: ['S000', 'interval: proposal'],
  },
  { code: 'P08', zh: '失管小区', en: 'unmanaged compounds', of: 'place', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, basis: ['S004'] },
  {
    code: 'R-red', zh: '三色风险台账:红', en: 'risk item: red', of: 'risk', count: 'interval', every: '7 d', on: true,
    by: { zh: '包案领导', en: 'leader in charge' }, basis: ['S003', 'interval: proposal'],
  },
  {
    code: 'R-yellow', zh: '三色风险台账:黄', en: 'risk item: yellow', of: 'risk', count: 'interval', every: '14 d', on: true,
    by: { zh: '责任部门或村', en: 'department or village owner' }, basis: ['S003', 'interval: proposal'],
  },
  {
    code: 'R-green', zh: '三色风险台账:绿', en: 'risk item: green', of: 'risk', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true,
    by: { zh: '网格员', en: 'grid worker' }, basis: ['S003', 'interval: proposal'],
  },
];
