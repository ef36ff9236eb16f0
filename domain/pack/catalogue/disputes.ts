import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 01 矛盾纠纷: disputes. */
export const disputes: readonly CategoryInput[] = [
  {
    code: '0101', zh: '邻里纠纷', en: 'Neighbour dispute', major: '01', profile: 'M',
    closeOnSpot: 'grid', evidence: 'none',
    leadName: offices.villageMediation, assistNames: [offices.justice], basis: ['S000', 'S001'],
  },
  {
    code: '0102', zh: '婚姻家庭纠纷', en: 'Marriage and family dispute', major: '01', profile: 'M',
    closeOnSpot: 'village', evidence: 'none',
    leadName: offices.justice, assistNames: [offices.women], basis: ['S000'],
  },
  {
    code: '0103', zh: '土地山林水利纠纷', en: 'Land, forest or water dispute', major: '01', profile: 'M',
    closeOnSpot: 'town', evidence: 'none',
    leadName: offices.justice, assistNames: [offices.naturalResources, offices.agriculture, offices.water], basis: ['Gaotai mediation ladder'],
  },
  {
    code: '0104', zh: '征地拆迁纠纷', en: 'Expropriation or demolition dispute', major: '01', profile: 'X',
    closeOnSpot: 'county', evidence: 'none',
    leadName: offices.townCentre, assistNames: [offices.naturalResources, offices.housing], basis: ['S002'],
  },
  {
    code: '0105', zh: '物业与业主纠纷', en: 'Property-management dispute', major: '01', profile: 'M',
    closeOnSpot: 'town', evidence: 'none',
    leadName: offices.housing, assistNames: [offices.justice], basis: ['S004'],
  },
  {
    code: '0106', zh: '欠薪与劳动争议', en: 'Wage arrears, labour dispute', major: '01', profile: 'C',
    closeOnSpot: 'town', evidence: 'none',
    leadName: offices.humanResources, basis: ['proposal'],
  },
  {
    code: '0107', zh: '消费纠纷', en: 'Consumer dispute', major: '01', profile: 'C',
    closeOnSpot: 'town', evidence: 'none',
    leadName: offices.market, basis: ['S004'],
  },
];
