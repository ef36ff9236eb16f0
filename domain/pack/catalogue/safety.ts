import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 04 安全隐患: safety hazards, all of them must-report (001-11). */
export const safety: readonly CategoryInput[] = [
  {
    code: '0401', zh: '消防通道堵塞或设施损坏', en: 'Blocked fire lane, broken fire equipment', major: '04', profile: 'Q',
    closeOnSpot: 'grid', evidence: 'required', mustReport: true,
    leadName: offices.propertyFirm, assistNames: [offices.fire], basis: ['S000', 'S004'],
  },
  {
    code: '0402', zh: '电动车违规停放充电', en: 'E-bike parking or charging hazard', major: '04', profile: 'Q',
    closeOnSpot: 'grid', evidence: 'required', mustReport: true,
    leadName: offices.propertyFirm, assistNames: [offices.fire], basis: ['proposal'],
  },
  {
    code: '0403', zh: '燃气泄漏与隐患', en: 'Gas leak or hazard', major: '04', profile: 'E',
    limits: { handle: '4 h' }, closeOnSpot: 'town', evidence: 'required', mustReport: true,
    leadName: offices.gas, assistNames: [offices.housing], basis: ['proposal'],
  },
  {
    code: '0404', zh: '用电线路隐患', en: 'Electrical hazard', major: '04', profile: 'U',
    closeOnSpot: 'village', evidence: 'required', mustReport: true,
    leadName: offices.power, assistNames: [offices.propertyFirm], basis: ['S001'],
  },
  {
    code: '0405', zh: '危房与高空坠物', en: 'Dangerous building, falling objects', major: '04', profile: 'U',
    closeOnSpot: 'town', evidence: 'required', mustReport: true,
    leadName: offices.housing, basis: ['proposal'],
  },
  {
    code: '0406', zh: '生产经营安全隐患', en: 'Workplace safety hazard', major: '04', profile: 'C',
    closeOnSpot: 'town', evidence: 'required', mustReport: true,
    leadName: offices.emergency, basis: ['S004'],
  },
  {
    code: '0407', zh: '交通安全隐患', en: 'Traffic hazard', major: '04', profile: 'N',
    closeOnSpot: 'town', evidence: 'required', mustReport: true,
    leadName: offices.trafficPolice, assistNames: [offices.transport], basis: ['S004'],
  },
  {
    code: '0408', zh: '水域与溺水隐患', en: 'Water and drowning hazard', major: '04', profile: 'U',
    closeOnSpot: 'village', evidence: 'required', mustReport: true,
    leadName: offices.waterAuthority, assistNames: [offices.village], basis: ['S000'],
  },
  {
    code: '0409', zh: '电梯等特种设备故障', en: 'Lift or special-equipment fault', major: '04', profile: 'U',
    limits: { handle: '8 h' }, closeOnSpot: 'town', evidence: 'required', mustReport: true,
    raise: { when: { zh: '困人', en: 'a person is trapped' }, profile: 'E' },
    leadName: offices.market, assistNames: [offices.propertyFirm], basis: ['proposal'],
  },
  {
    code: '0410', zh: '校园及周边安全', en: 'School and surroundings safety', major: '04', profile: 'U',
    closeOnSpot: 'town', evidence: 'required', mustReport: true,
    leadName: offices.education, assistNames: [offices.police], basis: ['GB/T 31000'],
  },
  {
    code: '0411', zh: '安全生产与交通等事故', en: 'Accident (workplace, traffic and other; call 119/120/122 first)', major: '04', profile: 'U',
    closeOnSpot: 'town', evidence: 'optional', mustReport: true,
    leadName: offices.emergency, assistNames: [offices.police, offices.fire], basis: ['S004'],
  },
];
