import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 07 公共设施: public facilities. */
export const facilities: readonly CategoryInput[] = [
  {
    code: '0701', zh: '井盖缺失破损', en: 'Missing or broken manhole cover', major: '07', profile: 'E',
    limits: { handle: '6 h' }, closeOnSpot: 'town', evidence: 'required',
    subLimits: [{ code: 'guardOnSite', zh: '现场看守', en: 'guard on site', within: '0.5 h' }],
    leadName: offices.ownerUtility, assistNames: [offices.urbanManagement], basis: ['Tianjin manhole practice'],
  },
  {
    code: '0702', zh: '路灯楼道灯不亮', en: 'Street or stair light out', major: '07', profile: 'N',
    closeOnSpot: 'grid', evidence: 'required',
    leadName: offices.urbanManagement, assistNames: [offices.propertyFirm, offices.volunteers], basis: ['S001'],
  },
  {
    code: '0703', zh: '路面破损塌陷', en: 'Road damage', major: '07', profile: 'C',
    closeOnSpot: 'town', evidence: 'required',
    raise: { when: { zh: '塌陷', en: 'road has collapsed' }, profile: 'E' },
    leadName: offices.transport, assistNames: [offices.urbanManagement], basis: ['Tianjin manhole practice'],
  },
  {
    code: '0704', zh: '管道堵塞漏水', en: 'Blocked or leaking pipe', major: '07', profile: 'Q',
    closeOnSpot: 'village', evidence: 'required',
    leadName: offices.utility, assistNames: [offices.propertyFirm], basis: ['S001'],
  },
  {
    code: '0705', zh: '绿化损毁', en: 'Damaged greenery', major: '07', profile: 'C',
    limits: { handle: '40 wh' }, closeOnSpot: 'town', evidence: 'required',
    leadName: offices.urbanManagement, basis: ['city-management manuals'],
  },
  {
    code: '0706', zh: '设施增设与改造', en: 'New facility (lift, benches, parking)', major: '07', profile: 'X',
    closeOnSpot: 'village', evidence: 'required', viaDeliberation: true,
    leadName: offices.housing, assistNames: [offices.village], basis: ['S001'],
  },
];
