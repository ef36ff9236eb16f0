import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 02 信访与群体诉求: petitions and collective demands. */
export const petitions: readonly CategoryInput[] = [
  {
    code: '0201', zh: '初次信访诉求', en: 'First petition', major: '02', profile: 'T',
    closeOnSpot: 'county', evidence: 'none',
    leadName: offices.petitions, basis: ['S000', 'S004'],
  },
  {
    code: '0202', zh: '重复信访与积案', en: 'Repeat petition, old case', major: '02', profile: 'T',
    closeOnSpot: 'county', evidence: 'none', leaderInCharge: true,
    leadName: offices.petitions, assistNames: [offices.leaderInCharge], basis: ['S004'],
  },
  {
    code: '0203', zh: '集体民意诉求', en: 'Collective demand', major: '02', profile: 'U',
    limits: { handle: '72 h' }, closeOnSpot: 'town', evidence: 'none', mustReport: true,
    leadName: offices.townCentre, basis: ['S001'],
  },
  {
    code: '0204', zh: '群体性事件苗头', en: 'Sign of a mass incident', major: '02', profile: 'E',
    closeOnSpot: 'county', evidence: 'none', mustReport: true,
    leadName: offices.townCentre, assistNames: [offices.police], basis: ['S001', 'S004'],
  },
  {
    code: '0205', zh: '极端言行风险', en: 'Threat of an extreme act', major: '02', profile: 'E',
    closeOnSpot: 'county', evidence: 'none',
    leadName: offices.police, assistNames: [offices.health], basis: ['proposal'],
  },
];
