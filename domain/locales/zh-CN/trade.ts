import { roleNames, roles } from '../../people/roles.ts';
import type { Role } from '../../people/roles.ts';
import type { Words } from '../words.ts';

/** 行业用语: the single words of the trade. */
export const trade = {
  statuses: {
    submitted: '待受理', accepted: '待派遣', dispatched: '待签收', inProgress: '办理中', verifying: '待核查', closed: '已办结',
    archived: '已归档', rejected: '不予受理', merged: '已并案', referred: '已移送', withdrawn: '已撤回',
  },
  actions: {
    accept: '受理', reject: '不予受理', askInformation: '要求补充', giveInformation: '补充情况', merge: '并案', settle: '就地办结', escalate: '上报上级',
    dispatch: '派遣', sign: '签收', askReturn: '申请退单', grantReturn: '同意退单', refuseReturn: '不予退单', askExtension: '申请延期', grantExtension: '同意延期',
    refuseExtension: '不予延期', askHold: '申请挂账', grantHold: '同意挂账', refuseHold: '不予挂账', resume: '恢复办理', askAssist: '请求协办', giveAssist: '答复协办',
    feedBack: '反馈结果', pass: '核查通过', fail: '核查不通过', samplePass: '抽查通过', sampleFail: '抽查不通过', reopen: '重开', regrade: '调整类别等级', urge: '催办',
    answerSupervision: '答复督办', takeOver: '领导包案', reassign: '改派承办人', designate: '指定承办', contact: '联系报事人', arrive: '到达现场', callBack: '回访',
    reportProgress: '进展报告', standDown: '解除应急', secondSign: '第二人签认', sitting: '记录调解', moveUp: '上移一级调解', agree: '达成协议', comment: '备注', withdraw: '撤回',
    refer: '移送', appeal: '申诉', declareEmergency: '启动应急', rate: '评价',
  },
  roles: {
    ...(Object.fromEntries(roleNames.map((role) => [role, roles[role].zh])) as Record<Role, string>),
    reporter: '报事人', person: '承办人', assistingUnit: '协办单位', nextOnDuty: '下一位值班人员',
  },
  actors: { person: '工作人员', clock: '时钟', system: '系统', resident: '报事人' },
  clocks: {
    accept: '受理', dispatch: '派遣', sign: '签收', handle: '办理', verify: '核查', firstContact: '首次联系', arrival: '到达现场', callBack: '回访',
    objection: '异议期', archive: '归档', adjudicateReturn: '裁定退单', requestAnswer: '答复请求', holdReview: '挂账复核', assist: '协办',
    supervisionAnswer: '答复督办', emergencyReport: '应急报告',
  },
  requests: { return: '退单', extension: '延期', hold: '挂账', information: '补充情况', assist: '协办', consultation: '会商', secondSign: '第二人签认' },
  requestStates: { open: '待答复', granted: '已同意', refused: '未同意', lapsed: '逾期失效', answered: '已答复', ended: '已结束' },
  severities: { general: '一般', larger: '较大', major: '重大', extraordinary: '特别重大' },
  channels: { resident: '居民上报', patrol: '巡查发现', phone: '来电', visit: '走访', hotline: '热线', chat: '微信群', superior: '上级交办' },
  levels: { grid: '网格', village: '村(社区)', town: '镇(街道)', county: '县(区)' },
  lights: { green: '正常', yellow: '临期', red: '超期', grey: '暂停' },
  deeds: { tell: '提醒', urge: '催办', supervise: '督办', publish: '通报', ring: '呼叫' },
  heights: { 1: '一级督办', 2: '二级督办' },
  methods: { visit: '现场核查', photo: '照片核查', reporterConfirmation: '报事人确认' },
  signs: { worse: '情形加重', threat: '扬言威胁', weapon: '携带凶器', repeatedViolence: '多次动手', tenPeopleOrMore: '十人以上', threePoliceCallsOrMore: '三次以上报警' },
  stages: { first: '初报', further: '续报', final: '终报' },
  units: { s: '秒', min: '分钟', h: '小时', d: '天', wmin: '工作分钟', wh: '工时', wd: '个工作日' },
  stretches: { counted: '计时', closed: '非工作时间', holiday: '节假日', paused: '暂停', extended: '延期计时' },
  yes: '是',
  no: '否',
  comma: '、',
  colon: '：',
} satisfies Partial<Words>;
