import type { CadenceInput } from '../visiting.ts';

/**
 * Household classes H01 to H23. A person gets one only through a tag with legal basis, purpose, source and expiry.
 * H15 (believers) is not shipped: religion is never a label on a person (PIPL art. 28); a pack may offer visits to the venue instead.
 */
export const householdCadences: readonly CadenceInput[] = [
  { code: 'H01', zh: '普通家庭', en: 'ordinary household', of: 'household', count: 'calendarPeriod', every: 'year', on: true, refusalDischarges: true, phonePercent: 100, basis: ['S000'] },
  { code: 'H02', zh: '困难群众(低保、低边)', en: 'hardship household', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, refusalDischarges: true, basis: ['S000'] },
  {
    code: 'H03', zh: '特困供养(分散)', en: 'extremely poor, supported at home', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, refusalDischarges: true,
    basis: ['Inner Mongolia care-visit practice'],
  },
  {
    code: 'H04', zh: '残疾人家庭', en: 'disabled household', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, refusalDischarges: true, sensitive: 'health',
    otherwise: [{ code: 'severe', when: { zh: '重度残疾', en: 'severe disability' }, every: 'month' }], basis: ['S000'],
  },
  {
    code: 'H05', zh: '暂住/流动人口', en: 'temporary or floating residents', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, refusalDischarges: true,
    otherwise: [{ code: 'newArrival', when: { zh: '新到人员首访', en: 'new arrival, first visit' }, within: '7 d' }], basis: ['S000'],
  },
  { code: 'H06', zh: '失业人员', en: 'unemployed', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, refusalDischarges: true, basis: ['S000'] },
  { code: 'H07', zh: '重点帮扶人员', en: 'key-support persons', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, refusalDischarges: true, basis: ['S000'] },
  {
    code: 'H08', zh: '独居老人', en: 'elderly living alone', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, care: true,
    otherwise: [{ code: 'agedOrIll', when: { zh: '80岁以上或患危重病', en: 'aged 80 or over, or life-threatening illness' }, every: '7 d' }, { code: 'majorChange', when: { zh: '发生重大变故后', en: 'after a major change' }, within: '24 h' }], noContact: { after: '24 h', opens: '0905' }, basis: ['S000', 'S001', '2022 care-visit rule 探访关爱'],
  },
  {
    code: 'H09', zh: '空巢/留守/失能失智老人', en: 'empty-nest, left-behind or disabled elderly', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, care: true, sensitive: 'health',
    noContact: { after: '24 h', opens: '0905' }, basis: ['2022 care-visit rule 探访关爱', 'Inner Mongolia care-visit practice'],
  },
  {
    code: 'H10', zh: '失独家庭(计生特殊家庭)', en: 'bereaved only-child family', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, care: true, sensitive: 'familyLoss',
    basis: ['S001', '2022 care-visit rule 探访关爱'],
  },
  {
    code: 'H11', zh: '留守儿童', en: 'left-behind children', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, care: true, sensitive: 'minor',
    noContact: { opens: '0904' }, basis: ['S001'],
  },
  {
    code: 'H12', zh: '困境儿童、散居孤儿', en: 'children in difficulty, orphans', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, care: true, sensitive: 'minor',
    noContact: { opens: '0904' }, basis: ['Inner Mongolia care-visit practice'],
  },
  { code: 'H13', zh: '复退军人', en: 'veterans', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, basis: ['proposal'] },
  {
    code: 'H14', zh: '信访户', en: 'petitioning household (open case only)', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: false, sensitive: 'petitioner',
    reason: { zh: '须有书面法律依据;信访事项办结即止,不得作为长期标签', en: 'needs a recorded legal basis; ends with the petition case, never a permanent label' }, basis: ['S001'],
  },
  {
    code: 'H16a', zh: '严重精神障碍患者:不稳定', en: 'severe mental disorder: unstable', of: 'household', count: 'interval', every: '14 d', on: true, care: true, sensitive: 'health',
    otherwise: [{ when: { zh: '某镇做法:3至5级', en: 'one town, level 3–5' }, every: '7 d' }], with: { zh: '卫生人员', en: 'health worker' }, basis: ['national public-health service rule'],
  },
  {
    code: 'H16b', zh: '严重精神障碍患者:基本稳定', en: 'severe mental disorder: fairly stable', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, care: true, sensitive: 'health',
    with: { zh: '卫生人员', en: 'health worker' }, basis: ['national public-health service rule'],
  },
  {
    code: 'H16c', zh: '严重精神障碍患者:稳定', en: 'severe mental disorder: stable', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, care: true, sensitive: 'health',
    otherwise: [{ when: { zh: '某镇做法:0至2级', en: 'one town, level 0–2' }, every: 'month' }], with: { zh: '卫生人员', en: 'health worker' }, basis: ['national public-health service rule'],
  },
  {
    code: 'H17', zh: '社区矫正对象', en: 'community corrections', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, sensitive: 'criminalRecord',
    with: { zh: '司法所', en: 'justice office' }, basis: ['proposal'],
  },
  {
    code: 'H18', zh: '刑满释放安置帮教', en: 'released persons, support period', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, sensitive: 'criminalRecord',
    otherwise: [{ code: 'highNeed', when: { zh: '需求较高', en: 'high need' }, every: 'month' }], basis: ['proposal'],
  },
  {
    code: 'H19a', zh: '社区戒毒康复:A', en: 'drug rehabilitation tier A', of: 'household', count: 'interval', every: '14 d', on: true, sensitive: 'health',
    with: { zh: '禁毒办', en: 'anti-drug office' }, basis: ['Zhejiang drug-risk tiers', 'interval: proposal'],
  },
  {
    code: 'H19b', zh: '社区戒毒康复:B', en: 'drug rehabilitation tier B', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, sensitive: 'health',
    with: { zh: '禁毒办', en: 'anti-drug office' }, basis: ['Zhejiang drug-risk tiers', 'interval: proposal'],
  },
  {
    code: 'H19c', zh: '社区戒毒康复:C1', en: 'drug rehabilitation tier C1', of: 'household', count: 'calendarPeriod', every: 'quarter', on: true, sensitive: 'health',
    with: { zh: '禁毒办', en: 'anti-drug office' }, basis: ['Zhejiang drug-risk tiers', 'interval: proposal'],
  },
  {
    code: 'H19d', zh: '社区戒毒康复:C2', en: 'drug rehabilitation tier C2', of: 'household', count: 'calendarPeriod', every: 'halfYear', on: true, sensitive: 'health',
    with: { zh: '禁毒办', en: 'anti-drug office' }, basis: ['Zhejiang drug-risk tiers', 'interval: proposal'],
  },
  {
    code: 'H20', zh: '重点青少年', en: 'young people in need', of: 'household', count: 'calendarPeriod', every: 'month', gap: '10 d', on: true, sensitive: 'minor',
    basis: ['GB/T 31000 class', 'interval: proposal'],
  },
  {
    code: 'H21', zh: '突发变故家庭(五必到)', en: 'family after misfortune', of: 'household', count: 'triggered', every: null, on: true, sensitive: 'familyLoss',
    arriveWithin: '24 h', followUps: ['7 d', '30 d'], basis: ['S000', 'S001', 'offsets: proposal'],
  },
  {
    code: 'H22', zh: '调解回访', en: 'revisit after mediation', of: 'household', count: 'triggered', every: null, on: true,
    followUps: ['7 d', '30 d', '90 d'], basis: ['mediation regulation', 'Yunhe practice', 'offsets: proposal'],
  },
  {
    code: 'H23', zh: '家暴或矛盾激化家庭', en: 'family after violence or escalation', of: 'household', count: 'triggered', every: null, on: true, sensitive: 'violence',
    followUps: ['3 d', '7 d', '30 d', '90 d'], basis: ['proposal'],
  },
];
