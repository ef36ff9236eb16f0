import type { CategoryInput } from '../category.ts';
import { offices } from './offices.ts';

/** Major 05 突发与灾害: emergencies and disasters. */
export const disasters: readonly CategoryInput[] = [
  {
    code: '0501', zh: '火灾', en: 'Fire', major: '05', profile: 'E',
    closeOnSpot: 'town', evidence: 'required', callFirst: '119',
    leadName: offices.fire, basis: ['S000'],
  },
  {
    code: '0502', zh: '森林草原火情与违规用火', en: 'Forest fire or illegal fire use', major: '05', profile: 'E',
    limits: { handle: '4 h' }, closeOnSpot: 'town', evidence: 'required',
    leadName: offices.forestry, assistNames: [offices.emergency], basis: ['S000'],
  },
  {
    code: '0503', zh: '洪涝与地质灾害', en: 'Flood or geological disaster', major: '05', profile: 'E',
    closeOnSpot: 'county', evidence: 'required',
    leadName: offices.emergency, assistNames: [offices.naturalResources], basis: ['S000', 'S004'],
  },
  {
    code: '0504', zh: '极端天气与道路结冰', en: 'Extreme weather, ice', major: '05', profile: 'U',
    limits: { handle: '12 h' }, closeOnSpot: 'town', evidence: 'required',
    leadName: offices.emergency, assistNames: [offices.transport], basis: ['proposal'],
  },
  {
    code: '0505', zh: '传染病与食物中毒', en: 'Infectious disease, food poisoning', major: '05', profile: 'E',
    closeOnSpot: 'county', evidence: 'optional',
    leadName: offices.health, assistNames: [offices.market], basis: ['S000', 'S002'],
  },
  {
    code: '0506', zh: '人员走失', en: 'Missing person', major: '05', profile: 'E',
    closeOnSpot: 'town', evidence: 'optional',
    leadName: offices.police, assistNames: [offices.broadcast], basis: ['S002'],
  },
  {
    code: '0507', zh: '停水停电停气停暖', en: 'Utility outage', major: '05', profile: 'U',
    closeOnSpot: 'town', evidence: 'required',
    leadName: offices.utility, basis: ['Beijing 12345 practice'],
  },
];
