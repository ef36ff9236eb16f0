import type { Story } from '../story.ts';
import { accepted, daysAgo, fedBack, minutesAgo, passed, sent, signed } from '../story.ts';

const roads = { lead: 'roads', person: 'roadsclerk' };

/** What goes another way: returned, extended, on hold, merged, reopened, an emergency. */
export const hitches: readonly Story[] = [
  { key: 'returned', began: daysAgo(6), by: 'resident', report: { category: '0407', description: '路口的减速带翘起来了，晚上看不见。', address: '明溪路口', area: 'hewan-1', name: '赵先生', phone: '13800000101' },
    steps: [accepted('0407'), sent(), ['0 10:10', 'clerk', 'askReturn', { basis: '镇三定方案：道路附属设施由交通办管养。', suggestedOwner: 'roads' }], ['0 11:00', 'dispatcher', 'grantReturn', roads], signed('0 11:20', 'roadsclerk'), fedBack('2 15:00', '减速带已更换并刷反光漆。', 'fixed', 'roadsclerk'), passed('2 17:00')] },
  { key: 'return-refused', began: daysAgo(2), by: 'resident', report: { category: '0602', description: '河边堆了渣土，下雨会冲进河里。', address: '河湾河堤', area: 'hewan-3', name: '邓先生', phone: '13800000102' },
    steps: [accepted('0602'), sent(), ['0 10:00', 'clerk', 'askReturn', { basis: '认为属水务职责。', suggestedOwner: '水务' }], ['0 11:30', 'dispatcher', 'refuseReturn', { reason: '渣土倾倒由城管牵头，水务协助。指定承办。' }], signed('0 13:50')] },
  { key: 'extended', began: daysAgo(6), by: 'resident', report: { category: '0602', description: '工地门口渣土车遗撒。', address: '明溪大道工地', area: 'shiqiao-1', name: '龚女士', phone: '13800000103' },
    steps: [['0 08:55', 'dispatcher', 'accept', { category: '0602' }], sent(), signed(), ['1 09:00', 'clerk', 'askExtension', { budget: '8 wh', reason: '需要联合交警夜查。' }], ['1 10:30', 'dispatcher', 'grantExtension', {}], fedBack('2 16:00', '查处两车，路面已冲洗。'), passed('3 09:30')] },
  { key: 'extension-lapsed', began: daysAgo(3), by: 'resident', report: { category: '0604', description: '空调外机噪声大。', address: '河湾社区10号楼', area: 'hewan-2', name: '姚先生', phone: '13800000104' },
    steps: [accepted('0604'), sent(), signed(), ['1 09:00', 'clerk', 'askExtension', { budget: '8 wh', reason: '需要检测。' }]] },
  { key: 'on-hold', began: daysAgo(8), by: 'resident', report: { category: '0705', description: '行道树枯死了一排。', address: '明溪南路', area: 'shiqiao-2', name: '谭女士', phone: '13800000105' },
    steps: [['0 08:55', 'dispatcher', 'accept', { category: '0705' }], sent(), signed(), ['1 09:30', 'clerk', 'askHold', { reasonCode: 'season', interimMeasure: '枯枝已锯除，设警示带，开春补植。', until: '@+12d' }], ['1 15:00', 'chief', 'grantHold', {}]] },
  { key: 'parent', began: daysAgo(3), by: 'resident', report: { category: '0605', description: '污水井往外冒臭水，流到幼儿园门口。', address: '河湾幼儿园门口', area: 'hewan-3', name: '黄女士', phone: '13800000106' },
    steps: [accepted('0605'), sent(), signed(), ['0 10:00', 'clerk', 'askAssist', { unit: 'roads', what: '请围挡半幅路面两小时。' }], ['0 11:00', 'roadsclerk', 'giveAssist', { text: '已围挡并导行。' }], fedBack('0 16:50', '清掏两个污水井，冲洗路面，臭水消除。'), passed('1 09:20', '已告知全部报事人')] },
  ...[1, 2, 3, 4].map((n): Story => ({
    key: `child-${n}`, began: daysAgo(3, `09:${30 + n}`), by: 'resident', report: { category: '0605', description: `幼儿园门口有臭水（第${n}位家长）。`, address: '河湾幼儿园', area: 'hewan-3', name: `家长${n}`, phone: `1380000011${n}` },
    steps: [[`0 09:${40 + n}`, 'dispatcher', 'merge', { into: '@parent' }]],
  })),
  { key: 'reopened', began: daysAgo(10), by: 'resident', report: { category: '0605', description: '雨后小区门口积水发臭。', address: '河湾社区北门', area: 'hewan-2', name: '戴女士', phone: '13800000107' },
    steps: [accepted('0605'), sent(), signed(), fedBack('0 15:00', '已抽排积水。'), passed('0 16:00'), ['4 09:00', 'resident', 'reopen', { reason: '昨晚下雨又积水了。' }], signed('4 09:40'), fedBack('4 13:50', '更换雨水篦并疏通支管，试水正常。'), passed('4 16:00')] },
  { key: 'rework', began: daysAgo(5), by: 'resident', report: { category: '0603', description: '早餐摊油污满地。', address: '河湾小学旁', area: 'hewan-2', name: '汪先生', phone: '13800000108' },
    steps: [accepted('0603'), sent(), signed(), fedBack('0 14:00', '已劝离。'), ['0 15:30', 'verifier', 'fail', { reason: '现场油污未清。' }], fedBack('0 17:40', '高压冲洗完毕，摊主签承诺书。'), passed('1 09:00')] },
  { key: 'unreasonable', began: daysAgo(4), by: 'resident', report: { category: '1005', description: '要求把门口的青蛙全部赶走，太吵。', area: 'hewan-3', name: '某住户', phone: '13800000109' },
    steps: [accepted('1005'), sent(), signed(), ['0 10:30', 'clerk', 'feedBack', { result: 'explainedUnreasonable', text: '蛙鸣为自然声响，已上门解释并赠送耳塞。' }], ['0 11:30', 'head', 'secondSign'], passed('0 15:30')] },
  { key: 'planned', began: daysAgo(6, '10:00'), by: 'resident', report: { category: '0706', description: '老楼想加装电梯。', address: '河湾社区1号楼', area: 'hewan-1', name: '楼长', phone: '13800000120' },
    steps: [accepted('0706', '0 10:20'), sent('0 10:50'), signed('0 11:10'), ['3 10:00', 'clerk', 'feedBack', { result: 'projectPlanned', text: '已列入明年老旧小区改造计划。', plannedFor: '@+200d' }], passed('3 15:00')] },
  { key: 'emergency', began: minutesAgo(240), by: 'worker', report: { category: '0403', severity: 'major', description: '楼道有明显燃气味。', address: '河湾社区4号楼', area: 'hewan-1', channel: 'patrol' },
    steps: [['+4m', 'dispatcher', 'accept', { category: '0403', severity: 'major' }], ['+7m', 'dispatcher', 'dispatch', { lead: 'urban', person: 'clerk', assist: ['fire'] }], ['+10m', 'clerk', 'sign'], ['+12m', 'clerk', 'contact', { text: '已电话指导关阀、开窗、疏散。' }], ['+20m', 'dispatcher', 'reportProgress', { stage: 'first', text: '疏散 12 户，燃气公司到场。' }], ['+35m', 'clerk', 'arrive'], ['+60m', 'dispatcher', 'reportProgress', { stage: 'further', text: '查明为软管脱落，已关阀更换。' }], ['+120m', 'dispatcher', 'reportProgress', { stage: 'final', text: '检测合格，居民返回。' }], ['+130m', 'clerk', 'feedBack', { result: 'fixed', text: '更换软管，全楼检测合格。' }]] },
  { key: 'declared', began: minutesAgo(50), by: 'desk', report: { category: '0408', description: '水库边围栏被冲开，有孩子在玩水。', address: '石桥水库', area: 'shiqiao-2', channel: 'phone', name: '村民', phone: '13800000121' },
    steps: [['+5m', 'dispatcher', 'accept', { category: '0408' }], ['+8m', 'dispatcher', 'declareEmergency', { reason: '上游放水，水位正在上涨。' }], ['+12m', 'dispatcher', 'dispatch', { lead: 'urban', person: 'clerk' }]] },
  { key: 'taken-over', began: daysAgo(11), by: 'resident', report: { category: '0607', description: '楼顶私搭彩钢房，漏水到我家。', address: '河湾社区8号楼', area: 'hewan-1', name: '秦先生', phone: '13800000122' },
    steps: [accepted('0607'), sent(), signed(), ['2 10:00', 'chief', 'takeOver'], ['5 09:00', 'verifier', 'urge', { text: '请说明拆除日期。' }], ['5 15:00', 'clerk', 'comment', { text: '已下停工通知，约谈业主，周五前自拆。' }]] },
  { key: 'escalated', began: daysAgo(1, '10:00'), by: 'leader', report: { category: '0404', description: '三户共用的老电线裸露，线路归属说不清。', address: '河湾社区11号楼', area: 'hewan-1', channel: 'patrol' },
    steps: [['0 10:05', 'desk', 'accept', { category: '0404' }], ['0 10:20', 'leader', 'escalate', { finding: '线路产权不清，物业与供电互推。', proposal: '请镇里指定牵头单位，先断电隔离。' }]] },
  { key: 'unclear-owner', began: minutesAgo(75), by: 'resident', report: { category: '0701', description: '井盖没了，不知道是哪家的井。', address: '明溪路中段', area: 'hewan-2', name: '岳先生', phone: '13800000123' },
    steps: [['+6m', 'desk', 'accept', { category: '0701' }]] },
];
