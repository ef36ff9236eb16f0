import { base } from '../defaults/default-pack.ts';
import type { PackInput } from '../pack.ts';

/** 三必访 四必清 五必到 (S000): the default pack. */
export const sanbifang: PackInput = {
  ...base,
  id: 'sanbifang-000',
  zh: '三必访 四必清 五必到',
  en: 'three must-visits, four must-knows, five must-attends',
  mustVisits: [
    { zh: '普通家庭每年必访', en: 'ordinary household, yearly', every: 'year', cadences: ['H01'], req: ['000-13'] },
    { zh: '困难群众、残疾家庭、暂住人口、失业人员、重点帮扶人员每季度必访', en: 'hardship, disabled, temporary residents, unemployed, key-support persons: quarterly', every: 'quarter', cadences: ['H02', 'H04', 'H05', 'H06', 'H07'], req: ['000-14'] },
    { zh: '独居老人每月必访', en: 'elderly living alone, monthly', every: 'month', cadences: ['H08'], req: ['000-15'] },
  ],
  facets: [
    { code: 'family', zh: '家庭情况', en: 'family situation', req: ['000-16'] },
    { code: 'personCategories', zh: '人员类别', en: 'person categories', req: ['000-16'] },
    { code: 'facilities', zh: '区域设施', en: 'local facilities', req: ['000-16'] },
    { code: 'hazardsAndConflicts', zh: '隐患矛盾', en: 'hazards and conflicts', req: ['000-16'] },
  ],
  triggers: [
    { code: 'misfortune', zh: '家庭变故', en: 'family misfortune', arriveWithin: '24 h', followUp: 'H21', req: ['000-17'] },
    { code: 'suddenHardship', zh: '突发生活困难', en: 'sudden hardship', arriveWithin: '24 h', followUp: 'H21', req: ['000-17'] },
    { code: 'neighbourDispute', zh: '邻里纠纷', en: 'neighbour dispute', arriveWithin: '8 wh', req: ['000-17'] },
    { code: 'communityEmergency', zh: '社区突发事件', en: 'community emergency', arriveWithin: '1 h', req: ['000-17'] },
    { code: 'securityCase', zh: '社区治安案件', en: 'security case', arriveWithin: '1 h', req: ['000-17'] },
  ],
  levels: [
    { zh: '大网格', en: 'major grid', depth: 1, req: ['000-02'] },
    { zh: '小网格', en: 'minor grid', depth: 2, req: ['000-02'] },
  ],
};
