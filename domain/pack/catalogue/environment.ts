import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 06 市容环境: environment and street order. */
export const environment: readonly CategoryInput[] = [
  {
    code: '0601', zh: '暴露垃圾', en: 'Exposed rubbish', major: '06', profile: 'Q',
    closeOnSpot: 'grid', evidence: 'required',
    leadName: offices.urbanManagement, assistNames: [offices.propertyFirm], basis: ['city-management manuals', 'S004'],
  },
  {
    code: '0602', zh: '乱倒渣土建筑垃圾', en: 'Dumped soil or rubble', major: '06', profile: 'N',
    limits: { handle: '16 wh' }, closeOnSpot: 'village', evidence: 'required',
    leadName: offices.urbanManagement, basis: ['city-management manuals'],
  },
  {
    code: '0603', zh: '占道经营与违规广告', en: 'Street vending, illegal advertising', major: '06', profile: 'Q',
    closeOnSpot: 'village', evidence: 'required',
    leadName: offices.urbanManagement, basis: ['city-management manuals', 'digital-city event classes'],
  },
  {
    code: '0604', zh: '噪声油烟扰民', en: 'Noise or fumes', major: '06', profile: 'N',
    closeOnSpot: 'village', evidence: 'required',
    leadName: offices.environment, assistNames: [offices.urbanManagement, offices.police], basis: ['S001'],
  },
  {
    code: '0605', zh: '污水横流与水体污染', en: 'Sewage, water pollution', major: '06', profile: 'Q',
    closeOnSpot: 'village', evidence: 'required',
    leadName: offices.utility, assistNames: [offices.water, offices.environment], basis: ['S001'],
  },
  {
    code: '0606', zh: '露天焚烧', en: 'Open burning', major: '06', profile: 'E',
    limits: { handle: '2 h' }, closeOnSpot: 'grid', evidence: 'required',
    leadName: offices.environment, assistNames: [offices.agriculture], basis: ['city-management manuals'],
  },
  {
    code: '0607', zh: '违法建设', en: 'Illegal construction', major: '06', profile: 'X',
    closeOnSpot: 'county', evidence: 'required',
    subLimits: [{ code: 'stopWorkOrder', zh: '责令停工', en: 'stop-work order', within: '4 wh' }],
    leadName: offices.urbanManagement, assistNames: [offices.naturalResources], basis: ['city-management manuals'],
  },
  {
    code: '0608', zh: '养犬扰民', en: 'Dog nuisance', major: '06', profile: 'N',
    closeOnSpot: 'grid', evidence: 'optional',
    leadName: offices.policeOrUrban, basis: ['S001'],
  },
  {
    code: '0609', zh: '环卫作业监管', en: 'Supervision of street cleaning', major: '06', profile: 'Q',
    closeOnSpot: 'grid', evidence: 'optional',
    leadName: offices.urbanManagement, basis: ['S004'],
  },
];
