import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 03 社会治安: public security. */
export const security: readonly CategoryInput[] = [
  {
    code: '0301', zh: '正在发生的违法犯罪', en: 'Crime in progress', major: '03', profile: 'E',
    limits: { handle: '2 h' }, closeOnSpot: 'town', evidence: 'optional', callFirst: '110',
    leadName: offices.police, basis: ['S000'],
  },
  {
    code: '0302', zh: '盗窃诈骗报案线索', en: 'Theft or fraud report', major: '03', profile: 'U',
    closeOnSpot: 'town', evidence: 'optional',
    leadName: offices.policeStation, basis: ['S001'],
  },
  {
    code: '0303', zh: '家庭暴力', en: 'Domestic violence', major: '03', profile: 'E',
    closeOnSpot: 'town', evidence: 'optional', callFirst: '110',
    leadName: offices.police, assistNames: [offices.women], basis: ['proposal'],
  },
  {
    code: '0304', zh: '涉黑涉恶线索', en: 'Gang clue', major: '03', profile: 'S',
    closeOnSpot: 'county', evidence: 'none', mustReport: true, confidential: true,
    leadName: offices.clueOfficers, basis: ['S001'],
  },
  {
    code: '0305', zh: '涉毒涉赌涉黄涉邪线索', en: 'Drug, gambling, vice, cult clue', major: '03', profile: 'S',
    closeOnSpot: 'county', evidence: 'none', confidential: true,
    leadName: offices.clueOfficers, basis: ['S004'],
  },
  {
    code: '0306', zh: '电信诈骗预警劝阻', en: 'Telecom-fraud alert', major: '03', profile: 'U',
    limits: { handle: '4 h' }, closeOnSpot: 'grid', evidence: 'optional',
    leadName: offices.police, assistNames: [offices.gridWorker], basis: ['S002'],
  },
  {
    code: '0307', zh: '治安防范薄弱点', en: 'Security weak spot (dark lane, broken camera)', major: '03', profile: 'C',
    closeOnSpot: 'town', evidence: 'optional',
    leadName: offices.police, assistNames: [offices.urbanManagement], basis: ['S004'],
  },
  {
    code: '0308', zh: '护路护线隐患', en: 'Railway, pipeline or cable protection', major: '03', profile: 'U',
    closeOnSpot: 'town', evidence: 'optional',
    leadName: offices.lineOwner, assistNames: [offices.police], basis: ['GB/T 31000'],
  },
];
