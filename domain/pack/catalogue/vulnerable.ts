import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 09 特殊人群与未成年人: vulnerable people and children. */
export const vulnerable: readonly CategoryInput[] = [
  {
    code: '0901', zh: '精神障碍患者异常', en: 'Patient in crisis', major: '09', profile: 'E',
    closeOnSpot: 'town', evidence: 'none',
    leadName: offices.health, assistNames: [offices.police, offices.guardian], basis: ['national public-health service rule'],
  },
  {
    code: '0902', zh: '矫正与刑释人员帮扶', en: 'Support to corrected or released persons', major: '09', profile: 'C',
    closeOnSpot: 'town', evidence: 'none',
    leadName: offices.justice, basis: ['S004'],
  },
  {
    code: '0903', zh: '吸毒人员帮扶与失联', en: 'Support or lost contact, drug rehabilitation', major: '09', profile: 'C',
    limits: { handle: '24 wh' }, closeOnSpot: 'town', evidence: 'none',
    leadName: offices.antiDrug, assistNames: [offices.police], basis: ['S004', 'Zhejiang drug-risk tiers'],
  },
  {
    code: '0904', zh: '未成年人受侵害或失管', en: 'Child harmed or unattended', major: '09', profile: 'E',
    closeOnSpot: 'county', evidence: 'none', statutoryReport: true,
    leadName: offices.police, assistNames: [offices.civilAffairs, offices.education], basis: ['S001'],
  },
  {
    code: '0905', zh: '独居老人失联', en: 'Elderly person alone, unreachable', major: '09', profile: 'E',
    limits: { handle: '4 h' }, closeOnSpot: 'village', evidence: 'none',
    leadName: offices.village, assistNames: [offices.police, offices.family], basis: ['S000', 'S001'],
  },
  {
    code: '0906', zh: '流浪乞讨救助', en: 'Homeless aid', major: '09', profile: 'U',
    limits: { handle: '8 h' }, closeOnSpot: 'town', evidence: 'none',
    leadName: offices.civilAffairs, assistNames: [offices.police], basis: ['proposal'],
  },
];
