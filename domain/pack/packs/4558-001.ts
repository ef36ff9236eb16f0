import { base } from '../defaults/default-pack.ts';
import type { PackInput } from '../pack.ts';

/** The classes of the eight must-visits, all monthly here (001-14). */
const monthly = new Set(['H02', 'H04', 'H08', 'H10', 'H11', 'H13', 'H14']);

/** The 4558 method (S001): its eight visits are monthly; believers and petitioners stay off. */
export const method4558: PackInput = {
  ...base,
  id: '4558-001',
  zh: '"4558"工作法:四必报、五必到、五必清、八必访',
  en: '4558 method: four must-reports, five must-attends, five must-knows, eight must-visits',
  cadences: base.cadences.map((cadence) => (monthly.has(cadence.code) ? { ...cadence, every: 'month', count: 'calendarPeriod', gap: '10 d' } : cadence)),
  mustVisits: [
    { zh: '困难群众', en: 'hardship', every: 'month', cadences: ['H02'], req: ['001-14'] },
    { zh: '独居老人', en: 'elderly living alone', every: 'month', cadences: ['H08'], req: ['001-14'] },
    { zh: '留守儿童', en: 'left-behind children', every: 'month', cadences: ['H11'], req: ['001-14'] },
    { zh: '残疾人家庭', en: 'disabled household', every: 'month', cadences: ['H04'], req: ['001-14'] },
    { zh: '失独家庭', en: 'bereaved only-child family', every: 'month', cadences: ['H10'], req: ['001-14'] },
    { zh: '复退军人', en: 'veterans', every: 'month', cadences: ['H13'], req: ['001-14'] },
    {
      zh: '信教群众', en: 'believers: only as visits to the religious venue, never a label on a person', every: 'month', cadences: [], req: ['001-14'], on: false,
      venueCategory: '1008',
      reason: { zh: '宗教信仰属敏感个人信息(个人信息保护法第28条);改为走访宗教活动场所,默认关闭。', en: 'Religion is sensitive personal information (PIPL art. 28); the pack offers a venue visit instead, off by default.' },
    },
    {
      zh: '信访户', en: 'petitioners: only while a petition case is open', every: 'month', cadences: ['H14'], req: ['001-14'], on: false,
      reason: { zh: '须有书面法律依据;信访事项办结即止,不得作为长期标签。', en: 'Needs a recorded legal basis; ends with the case; never a permanent label.' },
    },
  ],
  facets: [
    { code: 'householdFacts', zh: '基本户情', en: 'household facts', req: ['001-13'] },
    { code: 'personCategories', zh: '人员类别', en: 'person categories', req: ['001-13'] },
    { code: 'hazardsAndConflicts', zh: '隐患矛盾', en: 'hazards and conflicts', req: ['001-13'] },
    { code: 'serviceNeeds', zh: '服务需求', en: 'service needs', req: ['001-13'] },
    { code: 'hotIssues', zh: '热点难点', en: 'hot and difficult issues', req: ['001-13'] },
  ],
  triggers: [
    { code: 'volunteerService', zh: '志愿服务', en: 'volunteer service', arriveWithin: '24 wh', req: ['001-12'] },
    { code: 'moodSwings', zh: '居民思想波动', en: 'mood swings of residents', arriveWithin: '24 h', req: ['001-12'] },
    { code: 'hardshipOrIllness', zh: '困难病重', en: 'hardship or serious illness', arriveWithin: '24 h', followUp: 'H21', req: ['001-12'] },
    { code: 'neighbourDispute', zh: '邻里矛盾纠纷', en: 'neighbour dispute', arriveWithin: '8 wh', req: ['001-12'] },
    { code: 'emergency', zh: '突发事件', en: 'emergency', arriveWithin: '1 h', req: ['001-12'] },
  ],
  mustReports: [
    { code: 'safetyHazard', zh: '安全隐患', en: 'safety hazard', categories: ['0401', '0402', '0403', '0404', '0405', '0406', '0407', '0408', '0409', '0410'], req: ['001-11'] },
    { code: 'instability', zh: '不稳定因素', en: 'instability factor', categories: ['1006', '0204'], req: ['001-11'] },
    { code: 'collectiveDemand', zh: '集体民意诉求', en: 'collective demand', categories: ['0203'], req: ['001-11'] },
    { code: 'gangClue', zh: '涉黑涉恶线索', en: 'gang clue', categories: ['0304'], req: ['001-11'] },
  ],
  levels: [
    { zh: '街道', en: 'street', depth: 1, party: '大工委', req: ['001-01'] },
    { zh: '社区', en: 'community', depth: 2, party: '大党委', req: ['001-01'] },
    { zh: '网格', en: 'grid', depth: 3, party: '党支部', req: ['001-01'] },
    { zh: '楼栋', en: 'building', depth: 4, party: '党小组', req: ['001-01'] },
    { zh: '户', en: 'household', depth: 5, party: '党员中心户', req: ['001-01'] },
  ],
};
