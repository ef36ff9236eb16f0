import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 10 基础信息与社情民意: base data and public opinion. */
export const opinion: readonly CategoryInput[] = [
  {
    code: '1001', zh: '人口变动', en: 'Population change', major: '10', profile: 'N',
    closeOnSpot: 'grid', evidence: 'optional',
    leadName: offices.village, assistNames: [offices.police], basis: ['S002', 'S004'],
  },
  {
    code: '1002', zh: '房屋出租与群租', en: 'Rental or crowded housing', major: '10', profile: 'C',
    closeOnSpot: 'village', evidence: 'optional',
    leadName: offices.police, assistNames: [offices.housing], basis: ['Longgang rental practice'],
  },
  {
    code: '1003', zh: '单位门店变动', en: 'Organisation or shop change', major: '10', profile: 'N',
    closeOnSpot: 'grid', evidence: 'optional',
    leadName: offices.village, assistNames: [offices.market], basis: ['S004'],
  },
  {
    code: '1004', zh: '食品药品安全问题', en: 'Food or drug safety problem', major: '10', profile: 'U',
    limits: { handle: '24 wh' }, closeOnSpot: 'town', evidence: 'optional',
    leadName: offices.market, basis: ['S000', 'S004'],
  },
  {
    code: '1005', zh: '意见建议', en: 'Suggestion', major: '10', profile: 'C',
    closeOnSpot: 'town', evidence: 'optional',
    leadName: offices.townCentre, assistNames: [offices.department], basis: ['S002'],
  },
  {
    code: '1006', zh: '不稳定因素与舆情', en: 'Instability factor, opinion trend', major: '10', profile: 'Q',
    closeOnSpot: 'town', evidence: 'optional', mustReport: true,
    leadName: offices.townCentre, basis: ['S001'],
  },
  {
    code: '1007', zh: '议事协商议题', en: 'Deliberation topic 民事民提', major: '10', profile: 'X',
    closeOnSpot: 'village', evidence: 'optional',
    leadName: offices.village, basis: ['S003'],
  },
  {
    code: '1008', zh: '宗教活动场所事项', en: 'Religious-venue matter', major: '10', profile: 'C',
    closeOnSpot: 'town', evidence: 'optional',
    never: { zh: '个人信仰:只记场所', en: "a person's belief: the venue only" },
    leadName: offices.religiousAffairs, assistNames: [offices.fire], basis: ['S000'],
  },
  {
    code: '1009', zh: '党建与组织事项', en: 'Party-building and organisation matter', major: '10', profile: 'C',
    closeOnSpot: 'village', evidence: 'none',
    leadName: offices.village, assistNames: [offices.townCentre], basis: ['S000'],
  },
];
