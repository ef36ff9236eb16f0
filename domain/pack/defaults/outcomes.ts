import type { ReasonsInput, ResultInput } from '../outcome.ts';

/** The twelve honest ways in which a case ends. */
export const results: readonly ResultInput[] = [
  { code: 'fixed', zh: '已解决', en: 'fixed', solved: true },
  { code: 'onSpot', zh: '就地办结', en: 'settled on the spot', solved: true },
  { code: 'mediated', zh: '调解成功', en: 'mediated', solved: true },
  { code: 'mediationFailedInformed', zh: '调解不成已告知途径', en: 'mediation failed, parties informed of other remedies', solved: false },
  { code: 'explainedNoDuty', zh: '解释说明:非职责范围', en: 'explained: no duty to act', solved: false },
  { code: 'explainedUnreasonable', zh: '解释说明:诉求不合理', en: 'explained: unreasonable demand', solved: false, twoPersons: true, leavesDenominator: true },
  { code: 'referred', zh: '已移送', en: 'referred to 110/119/120, petition office or court', solved: false, leavesDenominator: true },
  { code: 'notFound', zh: '现场未发现', en: 'not found on site', solved: false },
  { code: 'selfResolved', zh: '自行消除', en: 'resolved by itself', solved: false },
  { code: 'duplicate', zh: '重复并案', en: 'duplicate, follows its parent', solved: false, leavesDenominator: true },
  { code: 'withdrawn', zh: '撤回', en: 'withdrawn by the reporter', solved: false, leavesDenominator: true },
  { code: 'projectPlanned', zh: '列入计划', en: 'planned as a project', solved: false, needsDate: true },
];

/** Reasons that can be counted, because they are chosen from a list. */
export const reasons: ReasonsInput = {
  reject: [
    { code: 'outsideDuty', zh: '不属受理范围', en: 'outside the matters of the grid' },
    { code: 'notLocated', zh: '地点不明', en: 'place cannot be found' },
    { code: 'noFacts', zh: '无具体事实', en: 'no concrete facts after asking' },
    { code: 'inStatutoryChannel', zh: '已进入诉讼仲裁信访', en: 'already in court, arbitration or petition' },
    { code: 'otherTenant', zh: '非本县区', en: "another county's territory" },
    { code: 'abusive', zh: '恶意或骚扰', en: 'malicious or abusive', secondPerson: true },
    { code: 'spam', zh: '广告测试', en: 'advertising or test' },
  ],
  information: [
    { code: 'place', zh: '补充地点', en: 'where exactly' },
    { code: 'facts', zh: '补充事实', en: 'what happened' },
    { code: 'contact', zh: '补充联系方式', en: 'how to reach the reporter' },
    { code: 'photo', zh: '补充照片', en: 'a picture of the place' },
  ],
  return: [
    { code: 'notOurDuty', zh: '非本单位职责', en: 'not our duty by law or duty list' },
    { code: 'notOurArea', zh: '非本辖区', en: 'not our area' },
    { code: 'wrongAssetOwner', zh: '非本单位设施', en: 'asset has another owner' },
    { code: 'otherLead', zh: '应由他单位牵头', en: 'another unit must lead; we can assist' },
  ],
  returnVerdict: [
    { code: 'upheld', zh: '同意退回', en: 'upheld' },
    { code: 'refused', zh: '不予退回', en: 'refused' },
    { code: 'designated', zh: '指定承办', en: 'designated' },
  ],
  extension: [
    { code: 'technical', zh: '技术复杂', en: 'technically complex' },
    { code: 'procurement', zh: '采购招标', en: 'parts or procurement' },
    { code: 'weather', zh: '天气影响', en: 'weather' },
    { code: 'partiesUnavailable', zh: '当事人无法到场', en: 'parties not available' },
    { code: 'multiDepartment', zh: '多部门协同', en: 'several departments' },
    { code: 'statutoryProcedure', zh: '法定程序', en: 'statutory procedure' },
  ],
  hold: [
    { code: 'season', zh: '季节', en: 'season' },
    { code: 'works', zh: '工程', en: 'works' },
    { code: 'budget', zh: '资金', en: 'budget' },
    { code: 'litigation', zh: '诉讼', en: 'litigation' },
    { code: 'ownerAbsent', zh: '责任主体缺失', en: 'owner absent' },
  ],
  rework: [
    { code: 'notDone', zh: '未办理', en: 'not done' },
    { code: 'partlyDone', zh: '部分完成', en: 'partly done' },
    { code: 'cameBack', zh: '问题复现', en: 'came back' },
    { code: 'evidenceMissing', zh: '佐证不足', en: 'evidence missing where required' },
    { code: 'notInformed', zh: '未告知当事人', en: 'parties not informed' },
  ],
  reopen: [
    { code: 'objection', zh: '当事人异议', en: 'reporter objects within 15 d' },
    { code: 'recurrence', zh: '问题复发', en: 'same problem within 30 d' },
    { code: 'relapse', zh: '调解反弹', en: 'mediation relapse within 90 d' },
  ],
  visitExcuse: [
    { code: 'leave', zh: '请假', en: 'leave' },
    { code: 'disaster', zh: '灾害', en: 'disaster' },
    { code: 'accessBlocked', zh: '无法进入', en: 'access blocked' },
    { code: 'overload', zh: '超负荷', en: 'overload flag' },
  ],
  supervisionAnswer: [
    { code: 'onSchedule', zh: '按计划推进', en: 'on schedule, with the next step' },
    { code: 'askExtension', zh: '申请延期', en: 'extension asked' },
    { code: 'needHelp', zh: '需协调', en: 'needs another unit or a leader' },
  ],
  riskStrikeOff: [
    { code: 'causeRemoved', zh: '原因消除', en: 'cause removed' },
    { code: 'movedToCase', zh: '转办', en: 'turned into a case' },
    { code: 'wronglyListed', zh: '误列', en: 'listed by mistake', secondPerson: true },
  ],
};
