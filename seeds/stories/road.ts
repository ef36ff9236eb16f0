import type { Story } from '../story.ts';
import { accepted, daysAgo, fedBack, minutesAgo, passed, sent, signed, smooth } from '../story.ts';

const roads = { lead: 'roads', person: 'roadsclerk' };

/** What happens to most: one incident at every place of the road. */
export const road: readonly Story[] = [
  { key: 'fire-lane', began: daysAgo(9), by: 'resident', report: { category: '0401', description: '3号楼前消防通道被两辆面包车堵住，消防车进不来。', address: '河湾社区3号楼前', area: 'hewan-1', name: '王阿姨', phone: '13800000001' },
    steps: [...smooth('0401', '已联系车主挪车，通道恢复畅通，并补划禁停线。'), ['1 10:00', 'verifier', 'callBack', { solved: true, satisfied: true }], ['2 09:00', 'resident', 'rate', { solved: true, satisfied: true, text: '处理得很快，谢谢。' }]] },
  { key: 'late-rubbish', began: daysAgo(7), by: 'resident', report: { category: '0601', description: '菜市场后门垃圾堆了三天，没人清。', address: '河湾菜市场后门', area: 'hewan-2', name: '刘先生', phone: '13800000002' },
    steps: [accepted('0601'), sent(), signed(), ['4 09:30', 'head', 'answerSupervision', { text: '清运车辆故障，已从邻镇调车，今天清完。' }], fedBack('4 17:20', '垃圾已全部清运，增设两个收集点。'), passed('5 10:00')] },
  { key: 'late-unanswered', began: daysAgo(12), by: 'informant', report: { category: '0603', description: '夜市摊位占了半条人行道，老人推轮椅过不去。', address: '明溪路夜市', area: 'hewan-2', channel: 'patrol' },
    steps: [accepted('0603'), sent(), signed()] },
  { key: 'on-the-spot-lamp', began: daysAgo(5), by: 'worker', report: { category: '0702', description: '2单元楼道灯不亮。', address: '河湾社区5号楼2单元', area: 'hewan-1', channel: 'patrol', onSpot: true },
    steps: [['0 09:20', 'worker', 'settle', { result: 'onSpot', done: '更换灯泡，楼道灯已亮。', told: '楼长' }]] },
  { key: 'on-the-spot-fraud', began: daysAgo(3), by: 'worker', report: { category: '0306', description: '老人准备给陌生账户转账，疑似电信诈骗。', address: '河湾社区7号楼', area: 'hewan-1', channel: 'visit', onSpot: true },
    steps: [['0 09:00', 'worker', 'settle', { result: 'onSpot', done: '现场劝阻，老人没有转账，已教会辨认方法。', told: '老人及其子女' }]] },
  { key: 'verifying', began: daysAgo(1), by: 'resident', report: { category: '0704', description: '下水管堵了，一楼返水。', address: '河湾社区9号楼', area: 'hewan-3', name: '孙女士', phone: '13800000003' },
    steps: [accepted('0704'), sent(), signed(), fedBack('0 16:30', '疏通完毕，返水消除。')] },
  { key: 'in-progress', began: daysAgo(1, '14:00'), by: 'resident', report: { category: '0703', description: '村道塌了一块，骑车的人差点摔倒。', address: '石桥村口', area: 'shiqiao-1', name: '石先生', phone: '13800000004' },
    steps: [['0 14:20', 'dispatcher', 'accept', { category: '0703' }], sent('0 14:40', roads), signed('0 15:20', 'roadsclerk'), ['0 15:40', 'roadsclerk', 'contact', { text: '已联系报事人，现场先放警示桩。' }]] },
  { key: 'dispatched', began: minutesAgo(90), by: 'resident', report: { category: '0602', description: '空地上倒了三车建筑垃圾。', address: '河湾东路空地', area: 'hewan-3', name: '何先生', phone: '13800000005' },
    steps: [['+10m', 'desk', 'accept', { category: '0602' }], ['+25m', 'dispatcher', 'dispatch', { lead: 'urban', person: 'clerk' }]] },
  { key: 'accepted', began: minutesAgo(60), by: 'resident', report: { category: '0604', description: '楼下烧烤店油烟熏得开不了窗。', address: '河湾社区12号楼', area: 'hewan-2', name: '钱女士', phone: '13800000006' },
    steps: [['+15m', 'desk', 'accept', { category: '0604' }]] },
  { key: 'submitted', began: minutesAgo(12), by: 'resident', report: { category: '0402', description: '电动车推进楼道充电，晚上很害怕。', address: '河湾社区6号楼', area: 'hewan-1', name: '吴女士', phone: '13800000007' }, steps: [] },
  { key: 'without-category', began: minutesAgo(25), by: 'resident', report: { description: '小广场的健身器材坏了，孩子容易夹手。', address: '河湾小广场', area: 'hewan-1' }, steps: [] },
  { key: 'without-place', began: minutesAgo(40), by: 'resident', report: { category: '1005', description: '建议公交站加个雨棚。' }, steps: [] },
  { key: 'rejected', began: daysAgo(2), by: 'resident', report: { category: '1005', description: '邻居家孩子不爱打招呼，请管一管。', area: 'hewan-1', name: '某先生', phone: '13800000008' },
    steps: [['0 09:10', 'desk', 'reject', { reasonCode: 'outsideDuty', explanation: '属于家庭教育和日常交往，不在网格事项范围。', elsewhere: '可向社区家长学校咨询：0900-10000' }]] },
  { key: 'appealed', began: daysAgo(4), by: 'resident', report: { category: '0604', description: '装修噪音从早到晚。', address: '河湾社区2号楼', area: 'hewan-2', name: '冯女士', phone: '13800000009' },
    steps: [['0 09:10', 'desk', 'reject', { reasonCode: 'noFacts', explanation: '没有具体楼层和时间。', elsewhere: '可补充后再次上报，或拨打物业电话。' }], ['1 09:00', 'resident', 'appeal', { reason: '是2号楼402，每天早上七点开始。' }], ['1 09:40', 'dispatcher', 'accept', { category: '0604' }], sent('1 10:10'), signed('1 10:30')] },
  { key: 'asked', began: daysAgo(1, '09:10'), by: 'resident', report: { category: '0605', description: '有臭水。', area: 'hewan-3', name: '陈先生', phone: '13800000010' },
    steps: [['0 09:30', 'desk', 'askInformation', { question: '请问具体在哪一栋附近？有照片吗？' }]] },
  { key: 'withdrawn', began: daysAgo(3), by: 'resident', report: { category: '0608', description: '邻居的狗半夜叫。', area: 'hewan-2', name: '杨女士', phone: '13800000011' },
    steps: [accepted('0608'), ['0 11:00', 'resident', 'withdraw', { reason: '邻居已经把狗送走了。' }]] },
  { key: 'referred', began: daysAgo(3, '14:00'), by: 'desk', report: { category: '0201', description: '来访人反映十年前的征地补偿问题，要求书面答复。', area: 'hewan-2', channel: 'visit', name: '来访人', phone: '13800000012' },
    steps: [['0 14:30', 'dispatcher', 'refer', { where: '县信访局', how: '已填写转送单，陪同到县信访局登记，取得回执。' }]] },
];
